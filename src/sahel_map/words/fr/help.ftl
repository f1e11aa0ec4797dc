# L’aide : comment lire, définitions, exemples, degrés de fiabilité ; et la déclaration d’accessibilité.
help-reading-size = Sa taille suit le plus petit nombre de personnes tuées rapporté. Un anneau plus clair autour d’un signe atteint le plus grand nombre. Un anneau pointillé signifie qu’aucune source ne donne de nombre, ce qui n’est pas zéro.
help-reading-colour = Couleur et forme montrent le groupe de l’auteur présumé, jamais une conclusion : ce sont les sources qui nomment les auteurs, et la fiche dit avec quelle fermeté. Un signe partagé en deux a des auteurs de deux groupes.
help-reading-empty = Les signalements sont sous-estimés là où l’accès est coupé. Un lieu sans signe n’est pas un lieu sûr, et un mois sans barre n’est pas un mois calme.
help-definitions = Ce que chaque nombre veut dire
help-figure-incidents = Les fiches d’un lieu et d’un épisode d’atteintes à des civils, chacune documentée par au moins une source publiée. Les fiches globales, qui couvrent un siège, un mois ou toute une région, sont comptées ici et nommées à part ; elles ne sont jamais ajoutées à des totaux de personnes.
help-figure-killed = La somme des plus petits nombres et celle des plus grands nombres que les sources donnent pour les incidents affichés. Un signe plus signifie « au moins » : 2+ se lit « au moins 2 » et, dans une fourchette, le plus grand nombre est lui-même un minimum. Les incidents sans nombre n’ajoutent rien ; « Comment on compte » dit combien ils sont.
help-figure-homes-burned = La somme des plus petits nombres d’habitations brûlées, pour les incidents dont les sources donnent un nombre. La plupart des incendies le sont sans nombre : le vrai nombre est plus élevé.
help-figure-displaced = La somme des plus petits nombres de personnes qui ont fui ou ont été chassées à cause d’un incident, là où une source donne un nombre. Une personne déplacée par plusieurs incidents peut être comptée dans chacun.
help-figure-abducted = La somme des plus petits nombres de personnes enlevées ou victimes de disparition forcée, qu’elles soient revenues ou non.
help-figure-publishers = La part des incidents affichés qui reposent sur au moins deux éditeurs qui ne se répètent pas et ne sont pas d’un même camp.
help-term-range = Fourchette rapportée
help-term-range-what = Du plus petit au plus grand nombre que les sources donnent. Ce n’est pas un intervalle de confiance : la vérité peut être en dehors.
help-term-unknown = Non rapporté
help-term-unknown-what = Aucune source ne donne de nombre. C’est montré comme inconnu, ce n’est jamais zéro et cela n’ajoute rien à un total.
help-term-aggregate = Fiche globale
help-term-aggregate-what = Un nombre pour une période ou une région, comme dans un rapport qui ne nomme pas les faits un à un. Elle figure sur la carte et dans la liste, mais dans aucune somme de personnes, car elle peut contenir des incidents qui ont leur propre fiche.
help-term-independent = Éditeurs indépendants
help-term-independent-what = Des éditeurs qui ne se recopient pas : les pages qui remontent toutes à une agence ou à un organisme comptent une fois, comme les déclarations d’un même camp.
help-term-area-only = Connu seulement par une zone
help-term-area-only-what = Les sources nomment une commune, un cercle ou une région et rien de plus précis. Ces incidents figurent comme un nombre tireté au milieu de la zone, jamais comme un signe en un lieu.
help-term-months = Barres des mois
help-term-months-what = Un incident compte dans le mois où il a commencé. Une période que vous choisissez montre toute fiche qui la touche : les nombres de deux périodes ne s’additionnent donc pas.
help-term-rate = Pour 100 000 habitants
help-term-rate-what = Le plus petit nombre de personnes tuées rapporté, divisé par la population du cercle ou de la région à la date que donne la légende. Il n’est montré que là où cette population est connue.
help-codes-confidence = Fiabilité : à quel point l’incident est documenté
help-codes-attribution = Attribution : avec quelle fermeté les sources nomment un auteur
help-codes-evidence = Fondement : ce sur quoi une fiche repose
help-codes-place-precision = Précision du lieu
help-codes-date-precision = Précision de la date
help-examples = Trois exemples suivis
help-example-analyst = Une analyste : qu’a fait un groupe en une année, et avec quelle certitude ?
help-example-analyst-what = Ouvrez la carte, choisissez JNIM sous « Auteur présumé » et « Civils tués » sous « Type d’atteinte », puis janvier et décembre 2024 dans les deux listes de mois. La phrase sous le titre dit alors exactement ce qui est compté. Lisez la fourchette, pas son milieu ; « Comment on compte » dit ce qu’elle laisse de côté. Activez « Deux éditeurs seulement, à côté », pour voir ce qui ne repose que sur une voix. La page Tendances montre le même choix par mois et par zone, et « Copier le lien » garde le tout.
help-example-analyst-picture = La carte avec deux filtres et une période ; la phrase dit ce qui est compté.
help-example-briefer = Qui prépare une note : une fiche sur une page avant ce soir
help-example-briefer-what = Trouvez le lieu dans le champ de recherche et ouvrez sa fiche. Vérifiez qui donne quel nombre, ce que dit l’accusé, et le degré de fiabilité. Allez ensuite aux planches, choisissez un incident, le papier et la langue, et téléchargez le PDF ou une diapositive. La planche porte ses sources, la date des données et un lien ; le nom du fichier dit sa langue. La page Rapports montre ce que sont ces nombres à côté de ceux des rapports publiés.
help-example-briefer-picture = Une fiche ouverte : qui donne quel nombre, et sur quoi elle repose.
help-example-host = Un hébergeur : la carte dans un réseau fermé
help-example-host-what = Sur une machine qui a accès à l’index des paquets, `make bundle` fait une archive. Emportez-la, installez-la sans réseau, indiquez le dossier des données et l’adresse, et lancez `sahel-map serve`. Rien n’est demandé à aucune autre machine. `sahel-map check` dit si les données respectent leurs règles, `sahel-map backup` met tout dans un fichier. La page pour les hébergeurs, dans `deploy/`, a chaque réglage.
help-example-host-picture = La page sur la qualité des données, qu’un hébergeur regarde après chaque version des données.
help-example-open = Ouvrir cette vue
help-cases = Comment deux fiches ont reçu leur degré de fiabilité
help-cases-what = Le degré dit à quel point il est documenté que l’incident a eu lieu. Ce n’est pas une probabilité, et il ne dit rien d’un nombre ou d’un auteur en particulier. Ces deux fiches sont suivies à partir de leurs sources, telles qu’elles sont dans les données.
help-case-title = { $place }, { $date } ({ $id })
help-case-source = { $publisher }, { $kind }, { $published }
help-case-supports = { $source } : { $supports }
help-case-undated = sans date
help-case-reasoning = { $n ->
    [one] { $pages } page
   *[other] { $pages } pages
} de { $n_independent ->
    [one] { $independent } éditeur indépendant
   *[other] { $independent } éditeurs indépendants
} ; fondement : { $evidence }. Fiabilité : { $grade }.
help-case-rule = La règle : { $rule }
access-aim = Ce que nous visons
access-aim-what = Toute personne qui a le droit de lire ces pages doit pouvoir le faire : à la souris, au doigt, au clavier seul, avec un lecteur d’écran, en grands caractères ou avec peu de couleurs. La mesure est le WCAG 2.2, niveau AA. Ces pages ont un seul aspect, clair ; c’est dit au navigateur, pour que ses propres commandes s’y accordent.
access-tested = Ce qui a été testé
access-tested-what = Chaque page, le cadre de la carte et la carte en un seul fichier sont testés avec axe-core dans les deux langues à chaque version ; rien n’est trouvé hors d’une courte liste d’exceptions, chacune avec sa raison. Il est aussi testé dans un navigateur que le premier clic et la première touche sur la carte comptent à 1366 sur 768, que chaque signe a un nom complet, que le focus va à une fiche quand elle s’ouvre et revient quand elle se ferme, que rien n’est coupé à 390 pixels ni à un zoom de 200 et de 400 pour cent, et qu’il y a moins de mouvement là où le lecteur l’a demandé. Le texte a un contraste d’au moins 4,5 pour 1, les signes d’au moins 3 pour 1 sur la terre.
access-keys = Touches
access-keys-what = Tab va de commande en commande. Sur la carte, les flèches vont d’un signe à l’autre et Entrée en ouvre un ; plus et moins zooment ; Échap ferme une liste ou met fin à un tracé. La période se choisit dans les deux listes de mois : tapez un mois et appuyez sur Entrée. Dans les graphiques, Tab va à une case, une barre, un signe ou une entrée de légende, les flèches vont de là à la suivante, Origine et Fin à la première et à la dernière, et Entrée fait ce que fait un clic. Dans les tableaux, les flèches vont de cellule en cellule et la barre d’espace choisit une ligne. Tous les incidents de la carte figurent aussi dans la liste au-dessous et sur la page Incidents.
access-not-met = Ce qui n’est pas atteint
access-not-met-what = Les tableaux sont dessinés par Streamlit sur un canevas : un lecteur d’écran en reçoit les cellules une à une, sans titres de lignes ; les mêmes nombres se téléchargent en CSV. Des commandes de Streamlit ont des rôles fixes que nous ne pouvons pas changer. Faire glisser sur des mois n’a pas d’équivalent au doigt ni au clavier ; les listes de mois font la même chose. Il n’y a pas d’aspect sombre.
access-report = Si quelque chose vous arrête
access-report-what = Dites aux personnes qui gèrent ce serveur ce que vous vouliez faire et ce qui s’est passé. Chaque fiche a « Signaler une erreur », qui prépare un tel message.
