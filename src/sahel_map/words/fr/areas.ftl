# La page des zones.
page-area-profile = Zones
areas-choose = Zone
areas-choose-hint = Choisir une région, un cercle ou une commune
areas-none = Choisissez une zone ci-dessus, cherchez un lieu en haut de la page ou dessinez une zone sur la carte : cette page montre alors tout ce qui la concerne.
areas-population = Environ { $people } personnes y vivaient en { $year }, selon les estimations.
areas-population-unknown = Ce jeu de données ne connaît pas le nombre de personnes qui y vivent.
areas-rate = Cela fait au moins { $rate } morts signalés pour 100 000 habitants, sur toute la période montrée ; c’est un compte de signalements, non de tous les morts.
areas-neighbours = Zones voisines
areas-neighbours-rule = Zones du même type qui touchent celle-ci, avec les mêmes autres filtres. Un tiret indique qu’aucun incident n’est signalé ; ce n’est pas un signe de sécurité.
areas-neighbour = Zone
areas-publishers = Qui a rapporté
areas-missing = Ce qui manque
