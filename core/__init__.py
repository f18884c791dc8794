"""What the apps share and no app's name: pages, images, visibility, locales, GraphQL's parts."""
