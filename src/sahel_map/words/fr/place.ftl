# Précision d’un lieu, et noms des unités de l’autre carte des régions.
place-settlement = Placé au village ou à la ville que nomment les sources, non à l’endroit exact
place-near = Placé d’après une description : quelque part dans un rayon d’environ { $km } km
place-commune = Seule la commune est connue
place-cercle = Seul le cercle est connu
place-region = Seule la région est connue
place-unknown = Absent de la carte : le lieu n’est pas connu
place-circle = { $level ->
    [commune] Aucune commune précise n’est indiquée : quelque part dans un rayon d’environ { $km } km
    [cercle] Aucun cercle précis n’est indiqué : quelque part dans un rayon d’environ { $km } km
   *[region] Aucune région précise n’est indiquée : quelque part dans un rayon d’environ { $km } km
}
place-regions-old = région { $name }, avant 2023
place-regions-2023 = région { $name }, depuis 2023
finder-town = ville de la carte, aucune fiche sur place
finder-publisher = { $n ->
    [one] cité par { $count } fiche, sans filtre
   *[other] cité par { $count } fiches, sans filtre
}
