-- How many were released in a month: the certificates of an organisation by date.
create index release_certificate_organization on release_certificate (organization_id, released_at);
