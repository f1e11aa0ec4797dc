# Releases of the data for one audience: what stands in place of what was left out.
release-withheld = retenu dans cette édition
release-text = Le texte de cette fiche est omis dans cette édition, car il révélerait ce qui est retenu.
release-basis = milieu de l’unité : le point est retenu dans cette édition
release-gap = Ce sur quoi cela repose est retenu dans cette édition.
