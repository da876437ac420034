"""Read and check what the authors wrote (YAML to a frozen model with line and column)."""
