# How a view is cited.
citation-view = { $n ->
    [one] { $source }, version des données { $version } ({ $date }), { $sentence }. { $count } incident. Consulté le { $accessed }. Empreinte des données { $digest }, empreinte de la vue { $view }.
   *[other] { $source }, version des données { $version } ({ $date }), { $sentence }. { $count } incidents. Consulté le { $accessed }. Empreinte des données { $digest }, empreinte de la vue { $view }.
}
citation-address = Adresse : { $address }
