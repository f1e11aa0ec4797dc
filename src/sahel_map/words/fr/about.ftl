about-what-heading = Ce que c’est
about-not-heading = Ce que ce n’est pas
about-method-heading = Comment les données sont établies
about-counting-heading = Comment les totaux sont comptés
about-counting =
    Les totaux additionnent séparément les décomptes les plus bas et les plus hauts : chaque total est donc une fourchette de chiffres rapportés ; un signe plus indique que le décompte le plus haut est lui-même « au moins » : 10–20+, et 2+ pour « au moins 2 ». Ce n’est pas un intervalle de confiance. Les fiches qui résument un siège, un mois ou toute une région sont montrées mais exclues des totaux. Un filtre de mois garde toute fiche qui touche ces mois et la compte en entier : les totaux de périodes choisies l’une après l’autre ne s’additionnent donc pas. Une opération conjointe compte une fois dans chaque total ; dans les tableaux par auteur, elle figure sous chacun de ses auteurs, si bien que ces lignes ne s’additionnent pas. Certains décomptes peuvent comprendre des combattants, des chasseurs ou des miliciens ; le nombre de fiches concernées est toujours indiqué.
about-places-heading = Comment les lieux sont dessinés
about-places =
    Un signe se trouve sur le village ou la ville que nomment les sources. Lorsque celles-ci ne font que décrire un lieu, un cercle montre jusqu’où il peut s’en écarter. Lorsque seuls la commune, le cercle ou la région sont connus, cette zone est hachurée et porte un nombre. Les incidents dont le lieu est inconnu sont énumérés à côté de la carte et comptés dans tous les totaux.
about-gaps-heading = Lacunes connues
about-gaps =
    { $unknown_toll } fiches sur { $n } ne donnent aucun nombre de morts. { $single } reposent sur une seule source indépendante. { $unplaced } n’ont pu être situées plus précisément qu’au niveau du cercle.
about-codebook-heading = Nomenclature
about-codebook = Chaque code, son intitulé et sa définition.
about-code = Code
about-label = Intitulé
about-definition = Définition
about-table-actor_groups = Groupes d’auteurs présumés
about-table-actors = Auteurs présumés
about-table-harm_types = Types d’atteinte
about-table-attribution = Attribution
about-table-confidence = Fiabilité
about-table-date_precision = Précision des dates
about-table-place_precision = Précision des lieux
about-table-figures = Chiffres
about-sources-heading = Sources
about-sources = { $publishers } éditeurs, en { $groups } groupes indépendants, étayent les fiches. Un éditeur qui reprend les informations d’autrui figure une fois par groupe. Nombre de fiches que chacun étaye :
about-publisher = Éditeur
about-kind = Nature
about-group = Groupe d’indépendance
about-records = Fiches
about-licence-heading = Licence et citation
about-licence =
    Licence des données : { $licence } ; du programme : Apache-2.0.
about-disclaimer =
    Les limites ne préjugent en rien du statut juridique d’un territoire. Citez la version et la date des données avec chaque chiffre ; l’encadré au bas de chaque page en donne la formule.
about-kind-advocacy = association de plaidoyer
about-kind-agency = agence de presse
about-kind-aggregator = agrégateur
about-kind-broadcaster = radio ou télévision
about-kind-government = gouvernement
about-kind-local_media = média local
about-kind-newspaper = journal
about-kind-ngo_report = rapport d’organisation
about-kind-un = Nations unies
