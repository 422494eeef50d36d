"""Runs the layered clearance case over a Latin hypercube in SciPy; prints one JSON object. Called by bench/delivery-samples.ts."""

import json
import sys
import time

import numpy as np
import scipy
from scipy.integrate import solve_ivp
from scipy.sparse import diags
from scipy.stats import qmc

cells = int(sys.argv[1])
samples = int(sys.argv[2])
methods = json.loads(sys.argv[3])
tolerance = 1e-5
width = 0.1 / cells
middle = (np.arange(cells) + 0.5) * width
epidermis = middle < 0.01
start = np.where(middle < 0.02, 50.0, 0.0)


def run(method, factors):
    diffusivity = np.where(epidermis, 1e-6 * factors[0], 3e-6 * factors[1])
    loss = np.where(epidermis, 0.0, 5e-4 * factors[2])
    link = 1 / (width * (width / 2 / diffusivity[:-1] + width / 2 / diffusivity[1:]))
    main = -loss
    main[:-1] -= link
    main[1:] -= link

    def slope(_, u):
        answer = main * u
        answer[:-1] += link * u[1:]
        answer[1:] += link * u[:-1]
        return answer

    more = {"lband": 1, "uband": 1} if method == "LSODA" else {"jac": diags([link, main, link], [-1, 0, 1], format="csc")}
    found = solve_ivp(
        slope, (0, 3600), start, method=method, t_eval=[60, 300, 900, 3600], rtol=tolerance, atol=tolerance * 1e-3 * 50, **more
    )
    return found.y.sum(axis=0) * width


runs = []
for method in methods:
    points = 2.0 ** (2 * qmc.LatinHypercube(d=3, seed=1).random(samples) - 1)
    run(method, points[0])
    begin = time.process_time()
    left = np.array([run(method, factors) for factors in points])
    seconds = time.process_time() - begin
    bands = np.quantile(left, [0.05, 0.5, 0.95], axis=0).T.tolist()
    runs.append({"method": method, "seconds": seconds, "bands": bands})
print(json.dumps({"version": scipy.__version__, "runs": runs}))
