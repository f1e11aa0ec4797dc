# Jusqu’à quand le jeu de données a été recherché.
covered-not = non couvert
covered-until = Recherches menées jusqu’au { $date } : les mois suivants ne sont pas couverts, ce qui n’est ni vide ni zéro.
covered-until-short = non couvert après le { $date } (gris)
