"""Helpers of the tests of the training."""
