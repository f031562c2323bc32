"""What `tools/bench.py` measures: a module for each chapter of docs/performance.md."""
