-- What has been applied to this database. Created by the migrator before anything else.
create table if not exists schema_migration (
    version    int4 primary key,
    name       text not null,
    checksum   text not null,
    applied_at timestamptz not null default now()
);
