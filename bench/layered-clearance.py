"""Times SciPy on the layered clearance case; prints one JSON object. Called by bench/delivery.ts."""

import json
import sys
import time

import numpy as np
import scipy
from scipy.integrate import solve_ivp
from scipy.sparse import diags


def system(cells):
    width = 0.1 / cells
    middle = (np.arange(cells) + 0.5) * width
    epidermis = middle < 0.01
    diffusivity = np.where(epidermis, 1e-6, 3e-6)
    loss = np.where(epidermis, 0.0, 5e-4)
    link = 1 / (width * (width / 2 / diffusivity[:-1] + width / 2 / diffusivity[1:]))
    main = -loss
    main[:-1] -= link
    main[1:] -= link
    start = np.where(middle < 0.02, 50.0, 0.0)
    return main, link, start, width


def run(method, cells, tolerance):
    main, link, start, width = system(cells)

    def slope(_, u):
        answer = main * u
        answer[:-1] += link * u[1:]
        answer[1:] += link * u[:-1]
        return answer

    if method == "LSODA":
        # Its own differences, four slopes a Jacobian: handing it the bands fails in some versions and is no quicker.
        more = {"lband": 1, "uband": 1}
    else:
        more = {"jac": diags([link, main, link], [-1, 0, 1], format="csc")}
    found = solve_ivp(
        slope,
        (0, 3600),
        start,
        method=method,
        t_eval=[60, 300, 900, 3600],
        rtol=tolerance,
        atol=tolerance * 1e-3 * 50,
        **more,
    )
    return (found.y.sum(axis=0) * width).tolist(), found.nfev, found.nlu


def timed(method, cells, tolerance, seconds):
    run(method, cells, tolerance)
    times = []
    end = time.perf_counter() + seconds
    while len(times) < 5 or time.perf_counter() < end:
        begin = time.process_time()
        left, evaluations, factorisations = run(method, cells, tolerance)
        times.append((time.process_time() - begin) * 1e3)
    return {
        "method": method,
        "cells": cells,
        "tolerance": tolerance,
        "milliseconds": times,
        "left": left,
        "evaluations": int(evaluations),
        "factorisations": int(factorisations),
    }


seconds = float(sys.argv[1])
jobs = json.loads(sys.argv[2])
print(json.dumps({"version": scipy.__version__, "runs": [timed(*job, seconds) for job in jobs]}))
