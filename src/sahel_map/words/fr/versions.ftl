# Ce qui change d’une version à l’autre.
versions-heading = Ce qui change dans cette version
versions-column-version = Version
versions-column-date = Date
versions-column-incidents = Fiches
versions-column-several = Avec deux éditeurs indépendants ou plus
