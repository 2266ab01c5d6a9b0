CREATE TABLE decisions (
	id INTEGER NOT NULL,
	kind TEXT NOT NULL,
	official_id INTEGER NOT NULL,
	other_id INTEGER NOT NULL,
	made_by TEXT NOT NULL,
	why TEXT NOT NULL,
	made_at TEXT NOT NULL,
	undone_at TEXT,
	CONSTRAINT pk_decisions PRIMARY KEY (id),
	CONSTRAINT ck_decisions_kind CHECK (kind IN ('merge', 'split'))
);

CREATE TABLE import_runs (
	id INTEGER NOT NULL,
	source TEXT NOT NULL,
	extractor TEXT NOT NULL,
	started_at TEXT NOT NULL,
	finished_at TEXT NOT NULL,
	added INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	unchanged INTEGER NOT NULL,
	refused INTEGER NOT NULL,
	CONSTRAINT pk_import_runs PRIMARY KEY (id)
);

CREATE TABLE officials (
	id INTEGER NOT NULL,
	name TEXT NOT NULL,
	name_key TEXT NOT NULL,
	merged_into INTEGER,
	CONSTRAINT pk_officials PRIMARY KEY (id),
	CONSTRAINT ck_officials_not_itself CHECK (merged_into <> id),
	CONSTRAINT fk_officials_merged_into FOREIGN KEY(merged_into) REFERENCES officials (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_officials_merged_into ON officials (merged_into);

CREATE INDEX ix_officials_name_key ON officials (name_key);

CREATE TABLE province_successions (
	province TEXT NOT NULL,
	successor TEXT NOT NULL,
	ended DATE NOT NULL,
	CONSTRAINT pk_province_successions PRIMARY KEY (province)
);

CREATE TABLE registry_bodies (
	id TEXT NOT NULL,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	branch TEXT NOT NULL,
	level TEXT NOT NULL,
	valid_from DATE,
	valid_to DATE,
	CONSTRAINT pk_registry_bodies PRIMARY KEY (id)
);

CREATE TABLE search_terms (
	id INTEGER NOT NULL,
	kind TEXT NOT NULL,
	target_id INTEGER NOT NULL,
	text TEXT NOT NULL,
	words TEXT NOT NULL,
	unmarked TEXT NOT NULL,
	CONSTRAINT pk_search_terms PRIMARY KEY (id),
	CONSTRAINT ck_search_terms_kind CHECK (kind IN ('official', 'agency', 'post', 'article'))
);

CREATE INDEX ix_search_terms_target_id ON search_terms (target_id);

CREATE TABLE agencies (
	id INTEGER NOT NULL,
	"key" TEXT NOT NULL,
	name TEXT NOT NULL,
	shared BOOLEAN NOT NULL,
	kind TEXT,
	level TEXT,
	place TEXT,
	province TEXT,
	parent_id INTEGER,
	registry_id TEXT,
	CONSTRAINT pk_agencies PRIMARY KEY (id),
	CONSTRAINT uq_agencies_key UNIQUE ("key"),
	CONSTRAINT fk_agencies_parent_id FOREIGN KEY(parent_id) REFERENCES agencies (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_agencies_registry_id FOREIGN KEY(registry_id) REFERENCES registry_bodies (id)
);

CREATE INDEX ix_agencies_parent_id ON agencies (parent_id);

CREATE INDEX ix_agencies_registry_id ON agencies (registry_id);

CREATE TABLE articles (
	id INTEGER NOT NULL,
	"key" TEXT NOT NULL,
	record_id TEXT NOT NULL,
	url TEXT,
	site TEXT,
	title TEXT,
	published DATE,
	author TEXT,
	place TEXT,
	province TEXT,
	text TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	raw_sha256 TEXT,
	extractor TEXT NOT NULL,
	fingerprint TEXT NOT NULL,
	run_id INTEGER NOT NULL,
	CONSTRAINT pk_articles PRIMARY KEY (id),
	CONSTRAINT uq_articles_key UNIQUE ("key"),
	CONSTRAINT fk_articles_run_id FOREIGN KEY(run_id) REFERENCES import_runs (id)
);

CREATE INDEX ix_articles_published ON articles (published);

CREATE TABLE pins (
	article_key TEXT NOT NULL,
	name_key TEXT NOT NULL,
	official_id INTEGER NOT NULL,
	decision_id INTEGER NOT NULL,
	CONSTRAINT pk_pins PRIMARY KEY (article_key, name_key),
	CONSTRAINT fk_pins_official_id FOREIGN KEY(official_id) REFERENCES officials (id),
	CONSTRAINT fk_pins_decision_id FOREIGN KEY(decision_id) REFERENCES decisions (id)
);

CREATE INDEX ix_pins_official_id ON pins (official_id);

CREATE TABLE registry_successions (
	body_id TEXT NOT NULL,
	successor_id TEXT NOT NULL,
	CONSTRAINT pk_registry_successions PRIMARY KEY (body_id, successor_id),
	CONSTRAINT fk_registry_successions_body_id FOREIGN KEY(body_id) REFERENCES registry_bodies (id) ON DELETE CASCADE,
	CONSTRAINT fk_registry_successions_successor_id FOREIGN KEY(successor_id) REFERENCES registry_bodies (id) ON DELETE CASCADE
);

CREATE TABLE article_agencies (
	article_id INTEGER NOT NULL,
	number INTEGER NOT NULL,
	local_id TEXT NOT NULL,
	agency_id INTEGER NOT NULL,
	name TEXT NOT NULL,
	rule TEXT,
	CONSTRAINT pk_article_agencies PRIMARY KEY (article_id, number),
	CONSTRAINT uq_article_agencies_article_id_local_id UNIQUE (article_id, local_id),
	CONSTRAINT fk_article_agencies_article_id FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE,
	CONSTRAINT fk_article_agencies_agency_id FOREIGN KEY(agency_id) REFERENCES agencies (id)
)
 WITHOUT ROWID;

CREATE INDEX ix_article_agencies_agency_id ON article_agencies (agency_id);

CREATE TABLE article_officials (
	article_id INTEGER NOT NULL,
	number INTEGER NOT NULL,
	local_id TEXT NOT NULL,
	official_id INTEGER NOT NULL,
	cluster_id INTEGER NOT NULL,
	name TEXT NOT NULL,
	honorific TEXT,
	rank TEXT,
	joined_by TEXT,
	joined_why TEXT,
	CONSTRAINT pk_article_officials PRIMARY KEY (article_id, number),
	CONSTRAINT uq_article_officials_article_id_local_id UNIQUE (article_id, local_id),
	CONSTRAINT fk_article_officials_article_id FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE,
	CONSTRAINT fk_article_officials_official_id FOREIGN KEY(official_id) REFERENCES officials (id),
	CONSTRAINT fk_article_officials_cluster_id FOREIGN KEY(cluster_id) REFERENCES officials (id)
)
 WITHOUT ROWID;

CREATE INDEX ix_article_officials_cluster_id ON article_officials (cluster_id);

CREATE INDEX ix_article_officials_official_id ON article_officials (official_id);

CREATE TABLE article_people (
	article_id INTEGER NOT NULL,
	number INTEGER NOT NULL,
	name TEXT NOT NULL,
	CONSTRAINT pk_article_people PRIMARY KEY (article_id, number),
	CONSTRAINT fk_article_people_article_id FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

CREATE TABLE checks (
	article_id INTEGER NOT NULL,
	number INTEGER NOT NULL,
	rule TEXT NOT NULL,
	stated TEXT NOT NULL,
	computed TEXT NOT NULL,
	ok BOOLEAN NOT NULL,
	message TEXT NOT NULL,
	CONSTRAINT pk_checks PRIMARY KEY (article_id, number),
	CONSTRAINT ck_checks_rule CHECK (rule IN ('share', 'sum', 'change')),
	CONSTRAINT fk_checks_article_id FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

CREATE TABLE posts (
	id INTEGER NOT NULL,
	title TEXT NOT NULL,
	agency_id INTEGER,
	branch TEXT,
	level TEXT,
	CONSTRAINT pk_posts PRIMARY KEY (id),
	CONSTRAINT fk_posts_agency_id FOREIGN KEY(agency_id) REFERENCES agencies (id)
);

CREATE INDEX ix_posts_agency_id ON posts (agency_id);

CREATE TABLE figures (
	article_id INTEGER NOT NULL,
	number INTEGER NOT NULL,
	local_id TEXT NOT NULL,
	start_offset INTEGER NOT NULL,
	end_offset INTEGER NOT NULL,
	text TEXT NOT NULL,
	kind TEXT NOT NULL,
	value TEXT NOT NULL,
	whole INTEGER,
	high TEXT,
	of_value TEXT,
	unit TEXT NOT NULL,
	per TEXT,
	modifier TEXT,
	metric TEXT,
	metric_key TEXT,
	metric_start INTEGER,
	metric_end INTEGER,
	change TEXT,
	base TEXT,
	as_of TEXT,
	period TEXT,
	part_of INTEGER,
	equivalent_of INTEGER,
	subject TEXT,
	agency_number INTEGER,
	rule TEXT,
	CONSTRAINT pk_figures PRIMARY KEY (article_id, number),
	CONSTRAINT ck_figures_offsets CHECK (0 <= start_offset AND start_offset < end_offset),
	CONSTRAINT uq_figures_article_id_local_id UNIQUE (article_id, local_id),
	CONSTRAINT fk_figures_article_id_part_of FOREIGN KEY(article_id, part_of) REFERENCES figures (article_id, number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_figures_article_id_equivalent_of FOREIGN KEY(article_id, equivalent_of) REFERENCES figures (article_id, number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_figures_article_id_agency_number FOREIGN KEY(article_id, agency_number) REFERENCES article_agencies (article_id, number) ON DELETE CASCADE,
	CONSTRAINT ck_figures_kind CHECK (kind IN ('money', 'percent', 'count', 'quantity')),
	CONSTRAINT ck_figures_change CHECK (change IN ('increase', 'decrease')),
	CONSTRAINT ck_figures_metric_offsets CHECK (metric_start < metric_end),
	CONSTRAINT fk_figures_article_id FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

CREATE INDEX ix_figures_metric_key ON figures (metric_key);

CREATE TABLE mentions (
	article_id INTEGER NOT NULL,
	number INTEGER NOT NULL,
	official_number INTEGER,
	person_number INTEGER,
	agency_number INTEGER,
	start_offset INTEGER NOT NULL,
	end_offset INTEGER NOT NULL,
	text TEXT NOT NULL,
	CONSTRAINT pk_mentions PRIMARY KEY (article_id, number),
	CONSTRAINT ck_mentions_offsets CHECK (0 <= start_offset AND start_offset < end_offset),
	CONSTRAINT fk_mentions_article_id_official_number FOREIGN KEY(article_id, official_number) REFERENCES article_officials (article_id, number) ON DELETE CASCADE,
	CONSTRAINT fk_mentions_article_id_person_number FOREIGN KEY(article_id, person_number) REFERENCES article_people (article_id, number) ON DELETE CASCADE,
	CONSTRAINT fk_mentions_article_id_agency_number FOREIGN KEY(article_id, agency_number) REFERENCES article_agencies (article_id, number) ON DELETE CASCADE,
	CONSTRAINT ck_mentions_one_target CHECK ((official_number IS NOT NULL AND person_number IS NULL AND agency_number IS NULL) OR (official_number IS NULL AND person_number IS NOT NULL AND agency_number IS NULL) OR (official_number IS NULL AND person_number IS NULL AND agency_number IS NOT NULL))
)
 WITHOUT ROWID;

CREATE TABLE tenures (
	article_id INTEGER NOT NULL,
	number INTEGER NOT NULL,
	official_number INTEGER NOT NULL,
	post_id INTEGER NOT NULL,
	status TEXT NOT NULL,
	stated_on DATE,
	agency TEXT,
	start_offset INTEGER NOT NULL,
	end_offset INTEGER NOT NULL,
	text TEXT NOT NULL,
	rule TEXT,
	CONSTRAINT pk_tenures PRIMARY KEY (article_id, number),
	CONSTRAINT ck_tenures_offsets CHECK (0 <= start_offset AND start_offset < end_offset),
	CONSTRAINT fk_tenures_article_id_official_number FOREIGN KEY(article_id, official_number) REFERENCES article_officials (article_id, number) ON DELETE CASCADE,
	CONSTRAINT ck_tenures_status CHECK (status IN ('current', 'former', 'acting', 'incoming')),
	CONSTRAINT fk_tenures_post_id FOREIGN KEY(post_id) REFERENCES posts (id)
)
 WITHOUT ROWID;

CREATE INDEX ix_tenures_post_id ON tenures (post_id);

CREATE TABLE check_figures (
	article_id INTEGER NOT NULL,
	check_number INTEGER NOT NULL,
	place INTEGER NOT NULL,
	figure_number INTEGER NOT NULL,
	CONSTRAINT pk_check_figures PRIMARY KEY (article_id, check_number, place),
	CONSTRAINT fk_check_figures_article_id_check_number FOREIGN KEY(article_id, check_number) REFERENCES checks (article_id, number) ON DELETE CASCADE,
	CONSTRAINT fk_check_figures_article_id_figure_number FOREIGN KEY(article_id, figure_number) REFERENCES figures (article_id, number) ON DELETE CASCADE
)
 WITHOUT ROWID;

CREATE VIRTUAL TABLE search_index USING fts5(
	unmarked,
	content = 'search_terms',
	content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 0'
);

CREATE TRIGGER search_terms_added AFTER INSERT ON search_terms BEGIN
	INSERT INTO search_index (rowid, unmarked) VALUES (new.id, new.unmarked);
END;

CREATE TRIGGER search_terms_removed AFTER DELETE ON search_terms BEGIN
	INSERT INTO search_index (search_index, rowid, unmarked) VALUES ('delete', old.id, old.unmarked);
END;
