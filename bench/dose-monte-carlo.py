"""The simulation of dose-monte-carlo.ts in NumPy, whole arrays at a time: one line on stdin runs it once."""

import json
import sys
import time

import numpy

RUNS, PASSES, SIDE, HOLE, TESTED = 200, 15, 10.0, 0.0707, 32
ALONG, ACROSS = numpy.pi * 20 / 24, 20 / 8


def simulate(random):
    half = (SIDE + 2 * HOLE) / 2 * numpy.sqrt(2)
    along = numpy.arange(-numpy.ceil(half / ALONG) - 1, numpy.ceil(half / ALONG) + 2) * ALONG
    across = numpy.arange(-numpy.ceil(half / ACROSS) - 1, numpy.ceil(half / ACROSS) + 2) * ACROSS
    on, off = (grid.ravel() for grid in numpy.meshgrid(along, across))
    angle = random.random((RUNS, PASSES, 1)) * 2 * numpy.pi
    on = on + random.random((RUNS, PASSES, 1)) * ALONG
    off = off + random.random((RUNS, PASSES, 1)) * ACROSS
    x = (SIDE / 2 + on * numpy.cos(angle) - off * numpy.sin(angle)).reshape(RUNS, -1)
    y = (SIDE / 2 + on * numpy.sin(angle) + off * numpy.cos(angle)).reshape(RUNS, -1)
    near = (x >= -HOLE) & (x < SIDE + HOLE) & (y >= -HOLE) & (y < SIDE + HOLE)
    inside = (x >= 0) & (x < SIDE) & (y >= 0) & (y < SIDE)
    density = inside.sum(axis=1) / (SIDE / 10) ** 2
    isolated = numpy.empty(RUNS)
    for run in range(RUNS):
        px, py = x[run, near[run]], y[run, near[run]]
        dx, dy = px[:, None] - px, py[:, None] - py
        touching = (dx * dx + dy * dy < HOLE**2).sum(axis=1) > 1
        isolated[run] = 1 - touching[inside[run, near[run]]].mean()
    # A hole is smaller than a square, so it reaches into no more than the squares its box has corners in.
    square, radius = SIDE / TESTED, HOLE / 2
    tested_x = (numpy.arange(TESTED) + random.random((RUNS, TESTED, TESTED))) * square
    tested_y = (numpy.arange(TESTED)[:, None] + random.random((RUNS, TESTED, TESTED))) * square
    covered = numpy.zeros((RUNS, TESTED, TESTED), dtype=bool)
    of_run, of_place = numpy.nonzero(near)
    px, py = x[of_run, of_place], y[of_run, of_place]
    for side in (-radius, radius):
        for end in (-radius, radius):
            column = numpy.clip(((px + side) // square).astype(int), 0, TESTED - 1)
            row = numpy.clip(((py + end) // square).astype(int), 0, TESTED - 1)
            dx, dy = tested_x[of_run, row, column] - px, tested_y[of_run, row, column] - py
            hit = dx * dx + dy * dy < radius**2
            covered[of_run[hit], row[hit], column[hit]] = True
    broken = covered.mean(axis=(1, 2))
    return density, isolated, broken


def sampled(values):
    return {"mean": values.mean(), "standardError": values.std(ddof=1) / numpy.sqrt(len(values))}


random = numpy.random.default_rng(1)
print(json.dumps({"numpy": numpy.__version__}), flush=True)
for _ in sys.stdin:
    begin = time.process_time()
    density, isolated, broken = simulate(random)
    seconds = time.process_time() - begin
    answer = {"seconds": seconds, "densityPerCm2": sampled(density)}
    answer |= {"isolatedFraction": sampled(isolated), "brokenFraction": sampled(broken)}
    print(json.dumps(answer), flush=True)
