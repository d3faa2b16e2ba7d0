"""Metrics, baselines, runner and report."""
