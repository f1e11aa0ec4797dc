"""What maintainers run from a checkout: boundaries, bundle, licences, bill of materials. Not part of the wheel."""
