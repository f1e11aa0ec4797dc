# Adresses vivantes pour d’autres programmes.
api-description = Incidents documentés, version { $version } des données du { $date }. Lecture seule. Les filtres portent les noms de l’adresse de la page.
api-collection-incidents = Tous les incidents, sans forme si le lieu n’est pas connu
api-collection-points = Incidents à un point : localités et lieux proches d’une localité
api-collection-areas = Incidents dont seule une zone est connue
api-refused = Un paramètre est inconnu ou faux ; la réponse dit lequel.
api-feed-title = { $title } : fiches ajoutées, modifiées et retirées
