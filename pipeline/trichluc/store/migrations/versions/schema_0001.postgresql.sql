CREATE TABLE decisions (
	id BIGINT NOT NULL,
	kind TEXT NOT NULL,
	official_id BIGINT NOT NULL,
	other_id BIGINT NOT NULL,
	made_by TEXT NOT NULL,
	why TEXT NOT NULL,
	made_at TEXT NOT NULL,
	undone_at TEXT,
	CONSTRAINT pk_decisions PRIMARY KEY (id),
	CONSTRAINT ck_decisions_kind CHECK (kind IN ('merge', 'split'))
);

COMMENT ON TABLE decisions IS 'Merges and splits of officials, by hand and by rule; never touched by imports of the same articles';

COMMENT ON COLUMN decisions.id IS 'number, rising';

COMMENT ON COLUMN decisions.kind IS 'merge: two officials are one; split: they are not';

COMMENT ON COLUMN decisions.official_id IS 'the official that stays';

COMMENT ON COLUMN decisions.other_id IS 'the official that was merged into it, or split from it';

COMMENT ON COLUMN decisions.made_by IS 'user, or the rule of identity';

COMMENT ON COLUMN decisions.why IS 'the reason';

COMMENT ON COLUMN decisions.made_at IS 'ISO time, UTC';

COMMENT ON COLUMN decisions.undone_at IS 'ISO time, UTC; null: it holds';

CREATE TABLE import_runs (
	id BIGINT NOT NULL,
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

COMMENT ON TABLE import_runs IS 'One row an import that wrote something';

COMMENT ON COLUMN import_runs.id IS 'number of the run, rising';

COMMENT ON COLUMN import_runs.source IS 'where the records came from: a file, a batch';

COMMENT ON COLUMN import_runs.extractor IS 'what made the records: name and version';

COMMENT ON COLUMN import_runs.started_at IS 'ISO time, UTC';

COMMENT ON COLUMN import_runs.finished_at IS 'ISO time, UTC';

COMMENT ON COLUMN import_runs.added IS 'articles that were not there before';

COMMENT ON COLUMN import_runs.changed IS 'articles whose rows were replaced';

COMMENT ON COLUMN import_runs.unchanged IS 'articles that were there already';

COMMENT ON COLUMN import_runs.refused IS 'records that break the contract';

CREATE TABLE officials (
	id BIGINT NOT NULL,
	name TEXT NOT NULL,
	name_key TEXT NOT NULL,
	merged_into BIGINT,
	CONSTRAINT pk_officials PRIMARY KEY (id),
	CONSTRAINT ck_officials_not_itself CHECK (merged_into <> id),
	CONSTRAINT fk_officials_merged_into FOREIGN KEY(merged_into) REFERENCES officials (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_officials_merged_into ON officials (merged_into);

CREATE INDEX ix_officials_name_key ON officials (name_key);

COMMENT ON TABLE officials IS 'People in public posts, one row for all articles';

COMMENT ON COLUMN officials.id IS 'hash of where the person was first met';

COMMENT ON COLUMN officials.name IS 'the name';

COMMENT ON COLUMN officials.name_key IS 'the key that all spellings of the name share';

COMMENT ON COLUMN officials.merged_into IS 'the official this one turned out to be';

CREATE TABLE province_successions (
	province TEXT NOT NULL,
	successor TEXT NOT NULL,
	ended DATE NOT NULL,
	CONSTRAINT pk_province_successions PRIMARY KEY (province)
);

COMMENT ON TABLE province_successions IS 'Which province took the place of which';

COMMENT ON COLUMN province_successions.province IS 'name of a province that ended';

COMMENT ON COLUMN province_successions.successor IS 'name of the province it became part of';

COMMENT ON COLUMN province_successions.ended IS 'its last day';

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

COMMENT ON TABLE registry_bodies IS 'The registry of bodies, as rules/agencies had it at the last import';

COMMENT ON COLUMN registry_bodies.id IS 'id of the row of rules/agencies';

COMMENT ON COLUMN registry_bodies.name IS 'the official name; of local bodies without the place';

COMMENT ON COLUMN registry_bodies.kind IS 'what it is: ministry, department ...';

COMMENT ON COLUMN registry_bodies.branch IS 'party, government ...';

COMMENT ON COLUMN registry_bodies.level IS 'central, province, district or commune';

COMMENT ON COLUMN registry_bodies.valid_from IS 'first day, where known';

COMMENT ON COLUMN registry_bodies.valid_to IS 'last day, where known; null: still there, or not known';

CREATE TABLE search_terms (
	id BIGINT NOT NULL,
	kind TEXT NOT NULL,
	target_id BIGINT NOT NULL,
	text TEXT NOT NULL,
	words TEXT NOT NULL,
	unmarked TEXT NOT NULL,
	CONSTRAINT pk_search_terms PRIMARY KEY (id),
	CONSTRAINT ck_search_terms_kind CHECK (kind IN ('official', 'agency', 'post', 'article'))
);

CREATE INDEX ix_search_terms_target_id ON search_terms (target_id);

COMMENT ON TABLE search_terms IS 'What a search looks in';

COMMENT ON COLUMN search_terms.id IS 'hash of the other columns';

COMMENT ON COLUMN search_terms.kind IS 'official, agency, post or article';

COMMENT ON COLUMN search_terms.target_id IS 'id in the table of that kind';

COMMENT ON COLUMN search_terms.text IS 'the name or title';

COMMENT ON COLUMN search_terms.words IS 'its words, folded';

COMMENT ON COLUMN search_terms.unmarked IS 'its words without any mark, đ as d';

CREATE TABLE agencies (
	id BIGINT NOT NULL,
	key TEXT NOT NULL,
	name TEXT NOT NULL,
	shared BOOLEAN NOT NULL,
	kind TEXT,
	level TEXT,
	place TEXT,
	province TEXT,
	parent_id BIGINT,
	registry_id TEXT,
	CONSTRAINT pk_agencies PRIMARY KEY (id),
	CONSTRAINT uq_agencies_key UNIQUE (key),
	CONSTRAINT fk_agencies_parent_id FOREIGN KEY(parent_id) REFERENCES agencies (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_agencies_registry_id FOREIGN KEY(registry_id) REFERENCES registry_bodies (id)
);

CREATE INDEX ix_agencies_parent_id ON agencies (parent_id);

CREATE INDEX ix_agencies_registry_id ON agencies (registry_id);

COMMENT ON TABLE agencies IS 'Bodies of the political system, one row for all articles';

COMMENT ON COLUMN agencies.id IS 'hash of key';

COMMENT ON COLUMN agencies.key IS 'row of the registry; or folded name and province; or the article, where that is no one body';

COMMENT ON COLUMN agencies.name IS 'the full name; where it is not plain, as written';

COMMENT ON COLUMN agencies.shared IS 'whether the name says which body it is; if not, the row is of its one article only';

COMMENT ON COLUMN agencies.kind IS 'what it is: ministry, department ...';

COMMENT ON COLUMN agencies.level IS 'central, province, district or commune';

COMMENT ON COLUMN agencies.place IS 'the place it is of, without its kind';

COMMENT ON COLUMN agencies.province IS 'the province of that place';

COMMENT ON COLUMN agencies.parent_id IS 'the body it is part of';

COMMENT ON COLUMN agencies.registry_id IS 'the row of the registry';

CREATE TABLE articles (
	id BIGINT NOT NULL,
	key TEXT NOT NULL,
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
	run_id BIGINT NOT NULL,
	CONSTRAINT pk_articles PRIMARY KEY (id),
	CONSTRAINT uq_articles_key UNIQUE (key),
	CONSTRAINT fk_articles_run_id FOREIGN KEY(run_id) REFERENCES import_runs (id)
);

CREATE INDEX ix_articles_published ON articles (published);

COMMENT ON TABLE articles IS 'Articles as the extractor cleaned them';

COMMENT ON COLUMN articles.id IS 'hash of key';

COMMENT ON COLUMN articles.key IS 'the URL, else the record''s own id';

COMMENT ON COLUMN articles.record_id IS 'article.id of the record';

COMMENT ON COLUMN articles.url IS 'where it was published';

COMMENT ON COLUMN articles.site IS 'the site';

COMMENT ON COLUMN articles.title IS 'the title';

COMMENT ON COLUMN articles.published IS 'day of publication';

COMMENT ON COLUMN articles.author IS 'the byline';

COMMENT ON COLUMN articles.place IS 'the place it is about, with its kind: tỉnh Cao Bằng';

COMMENT ON COLUMN articles.province IS 'the province of that place, without its kind: Cao Bằng';

COMMENT ON COLUMN articles.text IS 'the cleaned text that all offsets point into';

COMMENT ON COLUMN articles.sha256 IS 'of text in UTF-8';

COMMENT ON COLUMN articles.raw_sha256 IS 'of the article as it was read';

COMMENT ON COLUMN articles.extractor IS 'what made the record: name and version';

COMMENT ON COLUMN articles.fingerprint IS 'hash of the whole record';

COMMENT ON COLUMN articles.run_id IS 'the import that wrote the rows';

CREATE TABLE pins (
	article_key TEXT NOT NULL,
	name_key TEXT NOT NULL,
	official_id BIGINT NOT NULL,
	decision_id BIGINT NOT NULL,
	CONSTRAINT pk_pins PRIMARY KEY (article_key, name_key),
	CONSTRAINT fk_pins_official_id FOREIGN KEY(official_id) REFERENCES officials (id),
	CONSTRAINT fk_pins_decision_id FOREIGN KEY(decision_id) REFERENCES decisions (id)
);

CREATE INDEX ix_pins_official_id ON pins (official_id);

COMMENT ON TABLE pins IS 'Appearances that a split by hand gave to an official; they hold when the article is imported again';

COMMENT ON COLUMN pins.article_key IS 'the article';

COMMENT ON COLUMN pins.name_key IS 'the name in it';

COMMENT ON COLUMN pins.official_id IS 'the official it is, whatever the rules say';

COMMENT ON COLUMN pins.decision_id IS 'the split that says so';

CREATE TABLE registry_successions (
	body_id TEXT NOT NULL,
	successor_id TEXT NOT NULL,
	CONSTRAINT pk_registry_successions PRIMARY KEY (body_id, successor_id),
	CONSTRAINT fk_registry_successions_body_id FOREIGN KEY(body_id) REFERENCES registry_bodies (id) ON DELETE CASCADE,
	CONSTRAINT fk_registry_successions_successor_id FOREIGN KEY(successor_id) REFERENCES registry_bodies (id) ON DELETE CASCADE
);

COMMENT ON TABLE registry_successions IS 'Which body took the place of which';

COMMENT ON COLUMN registry_successions.body_id IS 'the body';

COMMENT ON COLUMN registry_successions.successor_id IS 'a body that took its place';

CREATE TABLE article_agencies (
	article_id BIGINT NOT NULL,
	number INTEGER NOT NULL,
	local_id TEXT NOT NULL,
	agency_id BIGINT NOT NULL,
	name TEXT NOT NULL,
	rule TEXT,
	CONSTRAINT pk_article_agencies PRIMARY KEY (article_id, number),
	CONSTRAINT uq_article_agencies_article_id_local_id UNIQUE (article_id, local_id),
	CONSTRAINT fk_article_agencies_article_id FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE,
	CONSTRAINT fk_article_agencies_agency_id FOREIGN KEY(agency_id) REFERENCES agencies (id)
);

CREATE INDEX ix_article_agencies_agency_id ON article_agencies (agency_id);

COMMENT ON TABLE article_agencies IS 'A body as one article names it';

COMMENT ON COLUMN article_agencies.article_id IS 'the article';

COMMENT ON COLUMN article_agencies.number IS 'number within the article, from 1';

COMMENT ON COLUMN article_agencies.local_id IS 'its id in the record';

COMMENT ON COLUMN article_agencies.agency_id IS 'the body';

COMMENT ON COLUMN article_agencies.name IS 'the fullest form written in the article';

COMMENT ON COLUMN article_agencies.rule IS 'id of the row of rules/ that found it';

CREATE TABLE article_officials (
	article_id BIGINT NOT NULL,
	number INTEGER NOT NULL,
	local_id TEXT NOT NULL,
	official_id BIGINT NOT NULL,
	cluster_id BIGINT NOT NULL,
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
);

CREATE INDEX ix_article_officials_cluster_id ON article_officials (cluster_id);

CREATE INDEX ix_article_officials_official_id ON article_officials (official_id);

COMMENT ON TABLE article_officials IS 'A person in a public post as one article names them';

COMMENT ON COLUMN article_officials.article_id IS 'the article';

COMMENT ON COLUMN article_officials.number IS 'number within the article, from 1';

COMMENT ON COLUMN article_officials.local_id IS 'its id in the record';

COMMENT ON COLUMN article_officials.official_id IS 'the person';

COMMENT ON COLUMN article_officials.cluster_id IS 'the person as the rules alone have it, merges by hand apart';

COMMENT ON COLUMN article_officials.name IS 'the fullest form written in the article';

COMMENT ON COLUMN article_officials.honorific IS 'ông, bà, đồng chí';

COMMENT ON COLUMN article_officials.rank IS 'military or police rank';

COMMENT ON COLUMN article_officials.joined_by IS 'the rule of identity that joined it to a person known before; null: first met here';

COMMENT ON COLUMN article_officials.joined_why IS 'what agreed';

CREATE TABLE article_people (
	article_id BIGINT NOT NULL,
	number INTEGER NOT NULL,
	name TEXT NOT NULL,
	CONSTRAINT pk_article_people PRIMARY KEY (article_id, number),
	CONSTRAINT fk_article_people_article_id FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
);

COMMENT ON TABLE article_people IS 'Other people an article names; nothing is said of who they are elsewhere';

COMMENT ON COLUMN article_people.article_id IS 'the article';

COMMENT ON COLUMN article_people.number IS 'number within the article, from 1';

COMMENT ON COLUMN article_people.name IS 'the fullest form written in the article';

CREATE TABLE checks (
	article_id BIGINT NOT NULL,
	number INTEGER NOT NULL,
	rule TEXT NOT NULL,
	stated NUMERIC NOT NULL,
	computed NUMERIC NOT NULL,
	ok BOOLEAN NOT NULL,
	message TEXT NOT NULL,
	CONSTRAINT pk_checks PRIMARY KEY (article_id, number),
	CONSTRAINT ck_checks_rule CHECK (rule IN ('share', 'sum', 'change')),
	CONSTRAINT fk_checks_article_id FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
);

COMMENT ON TABLE checks IS 'What the figures of an article say about each other';

COMMENT ON COLUMN checks.article_id IS 'the article';

COMMENT ON COLUMN checks.number IS 'number within the article, from 1';

COMMENT ON COLUMN checks.rule IS 'share, sum or change';

COMMENT ON COLUMN checks.stated IS 'what the text says';

COMMENT ON COLUMN checks.computed IS 'what its other figures make';

COMMENT ON COLUMN checks.ok IS 'whether they agree';

COMMENT ON COLUMN checks.message IS 'both, in a sentence';

CREATE TABLE posts (
	id BIGINT NOT NULL,
	title TEXT NOT NULL,
	agency_id BIGINT,
	branch TEXT,
	level TEXT,
	CONSTRAINT pk_posts PRIMARY KEY (id),
	CONSTRAINT fk_posts_agency_id FOREIGN KEY(agency_id) REFERENCES agencies (id)
);

CREATE INDEX ix_posts_agency_id ON posts (agency_id);

COMMENT ON TABLE posts IS 'Posts: a title in a body';

COMMENT ON COLUMN posts.id IS 'hash of title, agency, and for posts of no body of branch and level';

COMMENT ON COLUMN posts.title IS 'the title: Phó Chủ tịch';

COMMENT ON COLUMN posts.agency_id IS 'the body';

COMMENT ON COLUMN posts.branch IS 'party, government ...';

COMMENT ON COLUMN posts.level IS 'central, province, district or commune';

CREATE TABLE figures (
	article_id BIGINT NOT NULL,
	number INTEGER NOT NULL,
	local_id TEXT NOT NULL,
	start_offset INTEGER NOT NULL,
	end_offset INTEGER NOT NULL,
	text TEXT NOT NULL,
	kind TEXT NOT NULL,
	value NUMERIC NOT NULL,
	whole BIGINT,
	high NUMERIC,
	of_value NUMERIC,
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
);

CREATE INDEX ix_figures_metric_key ON figures (metric_key);

COMMENT ON TABLE figures IS 'Numbers that measure something';

COMMENT ON COLUMN figures.article_id IS 'the article';

COMMENT ON COLUMN figures.number IS 'number within the article, from 1';

COMMENT ON COLUMN figures.local_id IS 'its id in the record';

COMMENT ON COLUMN figures.start_offset IS 'where it begins in articles.text, in code points';

COMMENT ON COLUMN figures.end_offset IS 'where it ends, exclusive';

COMMENT ON COLUMN figures.text IS 'the text there';

COMMENT ON COLUMN figures.kind IS 'money, percent, count or quantity';

COMMENT ON COLUMN figures.value IS 'in the base unit: whole currency, percent, the thing counted, the measure as written';

COMMENT ON COLUMN figures.whole IS 'value where it is a whole number of at most 18 digits, for sums and order';

COMMENT ON COLUMN figures.high IS 'upper end of a range';

COMMENT ON COLUMN figures.of_value IS 'the whole in x/y figures';

COMMENT ON COLUMN figures.unit IS 'VND, %%, the noun counted, the measure';

COMMENT ON COLUMN figures.per IS 'of rates: kg, người/tháng';

COMMENT ON COLUMN figures.modifier IS 'more_than, less_than, about, at_least, at_most, estimated';

COMMENT ON COLUMN figures.metric IS 'what is measured, as written';

COMMENT ON COLUMN figures.metric_key IS 'metric, folded';

COMMENT ON COLUMN figures.metric_start IS 'where metric begins';

COMMENT ON COLUMN figures.metric_end IS 'where it ends';

COMMENT ON COLUMN figures.change IS 'increase or decrease, of figures that are a change';

COMMENT ON COLUMN figures.base IS 'what a percentage is a share of or compared with';

COMMENT ON COLUMN figures.as_of IS 'day, month or year it holds at (ISO)';

COMMENT ON COLUMN figures.period IS 'time it is of: 2022, 2022-Q2, 2022-01/2022-06';

COMMENT ON COLUMN figures.part_of IS 'number of the figure it is a part of';

COMMENT ON COLUMN figures.equivalent_of IS 'number of the figure it says again in another unit';

COMMENT ON COLUMN figures.subject IS 'what it is of, as written';

COMMENT ON COLUMN figures.agency_number IS 'the body it is of, as article_agencies numbers it';

COMMENT ON COLUMN figures.rule IS 'id of the row of rules/ that found it';

CREATE TABLE mentions (
	article_id BIGINT NOT NULL,
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
);

COMMENT ON TABLE mentions IS 'Where an article names a person or a body';

COMMENT ON COLUMN mentions.article_id IS 'the article';

COMMENT ON COLUMN mentions.number IS 'number within the article, from 1';

COMMENT ON COLUMN mentions.official_number IS 'an official of the article';

COMMENT ON COLUMN mentions.person_number IS 'another person of the article';

COMMENT ON COLUMN mentions.agency_number IS 'a body of the article';

COMMENT ON COLUMN mentions.start_offset IS 'where it begins in articles.text, in code points';

COMMENT ON COLUMN mentions.end_offset IS 'where it ends, exclusive';

COMMENT ON COLUMN mentions.text IS 'the text there';

CREATE TABLE tenures (
	article_id BIGINT NOT NULL,
	number INTEGER NOT NULL,
	official_number INTEGER NOT NULL,
	post_id BIGINT NOT NULL,
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
);

CREATE INDEX ix_tenures_post_id ON tenures (post_id);

COMMENT ON TABLE tenures IS 'Who holds which post, according to one article';

COMMENT ON COLUMN tenures.article_id IS 'the article';

COMMENT ON COLUMN tenures.number IS 'number within the article, from 1';

COMMENT ON COLUMN tenures.official_number IS 'who, as article_officials numbers them';

COMMENT ON COLUMN tenures.post_id IS 'which post';

COMMENT ON COLUMN tenures.status IS 'current, former, acting or incoming';

COMMENT ON COLUMN tenures.stated_on IS 'day of the article that says so';

COMMENT ON COLUMN tenures.agency IS 'the body as written';

COMMENT ON COLUMN tenures.start_offset IS 'where it begins in articles.text, in code points';

COMMENT ON COLUMN tenures.end_offset IS 'where it ends, exclusive';

COMMENT ON COLUMN tenures.text IS 'the text there';

COMMENT ON COLUMN tenures.rule IS 'id of the row of rules/ that found it';

CREATE TABLE check_figures (
	article_id BIGINT NOT NULL,
	check_number INTEGER NOT NULL,
	place INTEGER NOT NULL,
	figure_number INTEGER NOT NULL,
	CONSTRAINT pk_check_figures PRIMARY KEY (article_id, check_number, place),
	CONSTRAINT fk_check_figures_article_id_check_number FOREIGN KEY(article_id, check_number) REFERENCES checks (article_id, number) ON DELETE CASCADE,
	CONSTRAINT fk_check_figures_article_id_figure_number FOREIGN KEY(article_id, figure_number) REFERENCES figures (article_id, number) ON DELETE CASCADE
);

COMMENT ON TABLE check_figures IS 'The figures of a check, in order';

COMMENT ON COLUMN check_figures.article_id IS 'the article';

COMMENT ON COLUMN check_figures.check_number IS 'the check';

COMMENT ON COLUMN check_figures.place IS 'place in the check, from 1';

COMMENT ON COLUMN check_figures.figure_number IS 'the figure';

CREATE INDEX ix_search_terms_unmarked ON search_terms USING gin (to_tsvector('simple', unmarked));
