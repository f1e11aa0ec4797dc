"""What `make bench` measures: each module with a `measure` function, every figure beside a peer in one run."""
