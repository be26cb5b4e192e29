"""Tests of hedgerow/development."""
