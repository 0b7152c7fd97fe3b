-- Opmaat's record in PostgreSQL, format 1. engine/record/vault.h says what the columns mean.
--
-- opmaat       what a backup holds: events, devices, slots, office, checkpoints, packs
-- opmaat_keys  the key ring, which no backup holds: epoch, wraps, resume codes, attempts
--
-- opmaat_kiosk executes functions and sees no table; opmaat_desk reads and appends; opmaat_admin
-- adds what an administrator does. Nobody but the owner can change or delete an event.
-- Errors of our own (engine/record/postgres/postgres_vault.cpp makes the sentences; DETAIL has the number):
-- OP001 the stream goes on with another event     OP002 the device with another handover
-- OP003 another epoch                             OP004 a code may not be tried or counted
-- OP005 no office                                 OP006 no such device
-- OP007 the device was revoked                    OP008 the stream began otherwise
-- OP009 the stream has another key                OP010 no such stream

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'opmaat_kiosk') THEN
        CREATE ROLE opmaat_kiosk NOLOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'opmaat_desk') THEN
        CREATE ROLE opmaat_desk NOLOGIN IN ROLE opmaat_kiosk;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'opmaat_admin') THEN
        CREATE ROLE opmaat_admin NOLOGIN IN ROLE opmaat_desk;
    END IF;
END $$;

CREATE SCHEMA opmaat;
CREATE SCHEMA opmaat_keys;

CREATE TABLE opmaat.migration (
    number integer PRIMARY KEY,
    applied_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE opmaat.office (
    generation integer PRIMARY KEY,
    id bytea NOT NULL,
    box_key bytea NOT NULL,
    sign_key bytea NOT NULL,
    signature bytea NOT NULL,
    log bytea NOT NULL,
    is_demo boolean NOT NULL
);

CREATE TABLE opmaat.slot (
    id text PRIMARY KEY,
    is_recovery boolean NOT NULL,
    salt bytea NOT NULL,
    passes bigint NOT NULL,
    kibibytes bigint NOT NULL,
    wrapped bytea NOT NULL,
    label bytea NOT NULL
);

-- fillfactor: the head moves at every handover, within its page
CREATE TABLE opmaat.device (
    place bigint GENERATED ALWAYS AS IDENTITY,
    id bytea PRIMARY KEY,
    label text NOT NULL,
    public_key bytea NOT NULL,
    signature bytea NOT NULL,
    revocation bytea NOT NULL, -- empty, or the office's signed word
    number bigint NOT NULL,
    head bytea NOT NULL,
    head_signature bytea NOT NULL
) WITH (fillfactor = 30);

CREATE TABLE opmaat.stream (
    id bytea PRIMARY KEY,
    began bigint NOT NULL UNIQUE, -- position of its first event
    is_office boolean NOT NULL,
    day integer NOT NULL,
    pack bytea NOT NULL,
    model bytea NOT NULL
);

CREATE TABLE opmaat.event (
    position bigint PRIMARY KEY,
    stream bytea NOT NULL REFERENCES opmaat.stream,
    sequence bigint NOT NULL CHECK (sequence >= 0),
    device bytea NOT NULL REFERENCES opmaat.device,
    handover bigint NOT NULL,
    previous bytea NOT NULL,
    sealed bytea NOT NULL,
    erased bytea NOT NULL,
    link bytea NOT NULL,
    UNIQUE (stream, sequence)
);
ALTER TABLE opmaat.event ALTER COLUMN sealed SET STORAGE EXTERNAL; -- ciphertext: no use compressing

CREATE TABLE opmaat.checkpoint (
    place bigint GENERATED ALWAYS AS IDENTITY,
    position bigint NOT NULL,
    link bytea NOT NULL,
    day integer NOT NULL,
    generation integer NOT NULL,
    signature bytea NOT NULL,
    UNIQUE (position, day, generation)
);

CREATE TABLE opmaat.pack (
    place bigint GENERATED ALWAYS AS IDENTITY,
    hash bytea PRIMARY KEY,
    archive bytea NOT NULL,
    signatures bytea NOT NULL
);

-- Who appends holds this table's lock: it has no rows, so that nothing piles up in it.
CREATE TABLE opmaat.turn ();

CREATE TABLE opmaat_keys.epoch (
    number integer PRIMARY KEY,
    public_key bytea NOT NULL,
    sealed_secret bytea NOT NULL,
    signature bytea NOT NULL
);

CREATE TABLE opmaat_keys.wrap (
    stream bytea PRIMARY KEY,
    epoch integer NOT NULL,
    sealed bytea NOT NULL
);

CREATE TABLE opmaat_keys.resume (
    locator bytea PRIMARY KEY,
    stream bytea NOT NULL,
    last_day integer NOT NULL,
    wrapped bytea NOT NULL
);
CREATE INDEX ON opmaat_keys.resume (stream);

CREATE TABLE opmaat_keys.attempts (
    device bytea PRIMARY KEY,
    wrong integer NOT NULL,
    last_at bigint NOT NULL,
    tried bytea,                           -- locator of the try that was counted last
    counted_in xid8 NOT NULL DEFAULT '0',  -- transaction that counted it
    opened boolean NOT NULL DEFAULT false  -- a try since then was right
);

-- What every event is tied to: headerOf() of engine/record/chain.h.
CREATE FUNCTION opmaat.record_hash(
    office bytea, stream bytea, sequence bigint, pack bytea, model bytea, device bytea,
    previous bytea, sealed bytea) RETURNS bytea
LANGUAGE sql IMMUTABLE AS $$
    SELECT sha256('opmaat.event/1'::bytea || '\x00'::bytea || office || stream
        || int8send(sequence) || pack || model || device || previous || sealed);
$$;

CREATE FUNCTION opmaat.link_after(
    before bytea, place bigint, record_hash bytea, device bytea, handover bigint) RETURNS bytea
LANGUAGE sql IMMUTABLE AS $$
    SELECT sha256('opmaat.chain/1'::bytea || '\x00'::bytea || before || int8send(place)
        || record_hash || device || int8send(handover));
$$;

-- A handover, all or nothing, one after another. `again`: the connection was lost while this very
-- handover was offered, so it may be there already.
CREATE FUNCTION opmaat.append(
    its_stream bytea, its_office boolean, its_day integer, its_pack bytea, its_model bytea,
    first_sequence bigint, its_previous bytea[], its_sealed bytea[], its_erased bytea[],
    its_device bytea, its_number bigint, its_head bytea, its_signature bytea, again boolean) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    office_id bytea := (SELECT o.id FROM opmaat.office o ORDER BY o.generation LIMIT 1);
    events integer := cardinality(its_sealed);
    hashes bytea[] := '{}';
    place bigint;
    chain bytea;
    known record;
    next_sequence bigint;
BEGIN
    IF office_id IS NULL THEN
        RAISE EXCEPTION 'no office' USING ERRCODE = 'OP005';
    END IF;
    FOR i IN 1..events LOOP
        hashes := hashes || CASE WHEN its_erased[i] <> '' THEN its_erased[i] ELSE
            opmaat.record_hash(office_id, its_stream, first_sequence + i - 1, its_pack, its_model,
                its_device, its_previous[i], its_sealed[i]) END;
    END LOOP;

    LOCK TABLE opmaat.turn IN EXCLUSIVE MODE;

    IF again THEN
        SELECT e.position INTO place FROM opmaat.event e
            WHERE e.stream = its_stream AND e.sequence = first_sequence + events - 1
                AND e.device = its_device AND e.handover = its_number
                AND e.sealed = its_sealed[events];
        IF FOUND THEN
            RETURN place;
        END IF;
    END IF;

    SELECT d.number, d.revocation INTO known FROM opmaat.device d WHERE d.id = its_device;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'no such device' USING ERRCODE = 'OP006';
    ELSIF known.revocation <> '' THEN
        RAISE EXCEPTION 'device revoked' USING ERRCODE = 'OP007';
    ELSIF known.number + 1 <> its_number THEN
        RAISE EXCEPTION 'handover out of turn' USING ERRCODE = 'OP002', DETAIL = known.number;
    END IF;

    SELECT coalesce(max(e.sequence) + 1, 0) INTO next_sequence
        FROM opmaat.event e WHERE e.stream = its_stream;
    IF next_sequence <> first_sequence THEN
        RAISE EXCEPTION 'event out of turn' USING ERRCODE = 'OP001', DETAIL = next_sequence;
    END IF;

    SELECT e.position, e.link INTO place, chain
        FROM opmaat.event e ORDER BY e.position DESC LIMIT 1;
    IF NOT FOUND THEN
        place := 0;
        chain := decode(repeat('00', 32), 'hex');
    END IF;

    IF first_sequence = 0 THEN
        INSERT INTO opmaat.stream
            VALUES (its_stream, place + 1, its_office, its_day, its_pack, its_model);
    ELSE
        PERFORM FROM opmaat.stream s WHERE s.id = its_stream AND s.is_office = its_office
            AND s.day = its_day AND s.pack = its_pack AND s.model = its_model;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'stream began otherwise' USING ERRCODE = 'OP008';
        END IF;
    END IF;

    FOR i IN 1..events LOOP
        place := place + 1;
        chain := opmaat.link_after(chain, place, hashes[i], its_device, its_number);
        INSERT INTO opmaat.event VALUES (place, its_stream, first_sequence + i - 1, its_device,
            its_number, its_previous[i], its_sealed[i], its_erased[i], chain);
    END LOOP;
    UPDATE opmaat.device d SET number = its_number, head = its_head,
        head_signature = its_signature WHERE d.id = its_device;
    RETURN place;
END $$;

CREATE FUNCTION opmaat.erase_stream(its_stream bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    office_id bytea := (SELECT o.id FROM opmaat.office o ORDER BY o.generation LIMIT 1);
BEGIN
    LOCK TABLE opmaat.turn IN EXCLUSIVE MODE;
    PERFORM FROM opmaat.stream s WHERE s.id = its_stream;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'no such stream' USING ERRCODE = 'OP010';
    END IF;
    UPDATE opmaat.event e SET sealed = '', erased = opmaat.record_hash(office_id, e.stream,
            e.sequence, s.pack, s.model, e.device, e.previous, e.sealed)
        FROM opmaat.stream s WHERE e.stream = its_stream AND s.id = its_stream AND e.sealed <> '';
END $$;

-- What a device must know of the office: public keys.
CREATE FUNCTION opmaat.offices() RETURNS SETOF opmaat.office
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT * FROM opmaat.office ORDER BY generation;
$$;

CREATE FUNCTION opmaat.present_epoch() RETURNS SETOF opmaat_keys.epoch
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT * FROM opmaat_keys.epoch ORDER BY number DESC LIMIT 1;
$$;

-- What was adopted is published: a kiosk compares its own pack with it.
CREATE FUNCTION opmaat.packs() RETURNS TABLE (hash bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT p.hash FROM opmaat.pack p ORDER BY p.place;
$$;

CREATE FUNCTION opmaat.pack_of(its_hash bytea) RETURNS SETOF opmaat.pack
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT * FROM opmaat.pack WHERE hash = its_hash;
$$;

CREATE FUNCTION opmaat.devices() RETURNS SETOF opmaat.device
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT * FROM opmaat.device ORDER BY place;
$$;

-- What a device asks about an interview whose random id it knows: nothing that it could read.
CREATE FUNCTION opmaat.stream_of(its_id bytea) RETURNS SETOF opmaat.stream
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT * FROM opmaat.stream WHERE id = its_id;
$$;

CREATE FUNCTION opmaat.wrap_of(its_stream bytea) RETURNS SETOF opmaat_keys.wrap
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT * FROM opmaat_keys.wrap WHERE stream = its_stream;
$$;

CREATE FUNCTION opmaat.count_of(its_stream bytea) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(max(sequence) + 1, 0) FROM opmaat.event WHERE stream = its_stream;
$$;

CREATE FUNCTION opmaat.put_wrap(its_stream bytea, its_epoch integer, its_sealed bytea)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    present integer;
BEGIN
    LOCK TABLE opmaat_keys.epoch IN ROW SHARE MODE; -- replacing the epoch waits, and we for it
    SELECT max(number) INTO present FROM opmaat_keys.epoch;
    IF present IS NULL THEN
        RAISE EXCEPTION 'no office' USING ERRCODE = 'OP005';
    ELSIF present <> its_epoch THEN
        RAISE EXCEPTION 'another epoch' USING ERRCODE = 'OP003', DETAIL = present;
    END IF;
    INSERT INTO opmaat_keys.wrap VALUES (its_stream, its_epoch, its_sealed) ON CONFLICT DO NOTHING;
    PERFORM FROM opmaat_keys.wrap w WHERE w.stream = its_stream AND w.sealed = its_sealed;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'another key' USING ERRCODE = 'OP009';
    END IF;
END $$;

-- Instead of the stream's earlier code.
CREATE FUNCTION opmaat.put_resume(
    its_locator bytea, its_stream bytea, its_last_day integer, its_wrapped bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    DELETE FROM opmaat_keys.resume WHERE stream = its_stream;
    INSERT INTO opmaat_keys.resume VALUES (its_locator, its_stream, its_last_day, its_wrapped)
        ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'another interview has this code' USING ERRCODE = 'OP004';
    END IF;
END $$;

CREATE FUNCTION opmaat.remove_resume(its_stream bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    DELETE FROM opmaat_keys.resume WHERE stream = its_stream;
$$;

-- A kiosk whose clock is wrong removes no code that is still good.
CREATE FUNCTION opmaat.remove_resumes_before(day integer) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    DELETE FROM opmaat_keys.resume WHERE last_day < CASE
        WHEN pg_has_role(session_user, 'opmaat_desk', 'member') THEN day
        ELSE least(day, (now() AT TIME ZONE 'UTC')::date - date '1970-01-01') END;
$$;

-- A counsellor sets the count; a kiosk raises it, and sets it to nothing after a right code only.
CREATE FUNCTION opmaat.put_attempts(its_device bytea, its_wrong integer, its_last_at bigint)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM opmaat.device d WHERE d.id = its_device) THEN
        RAISE EXCEPTION 'no such device' USING ERRCODE = 'OP006';
    END IF;
    INSERT INTO opmaat_keys.attempts VALUES (its_device, 0, 0) ON CONFLICT DO NOTHING;
    IF pg_has_role(session_user, 'opmaat_desk', 'member') THEN
        UPDATE opmaat_keys.attempts SET wrong = its_wrong, last_at = its_last_at, tried = NULL,
            opened = false WHERE device = its_device;
    ELSIF its_wrong > 0 THEN
        UPDATE opmaat_keys.attempts SET wrong = its_wrong, last_at = greatest(last_at, its_last_at),
            tried = NULL, opened = false WHERE device = its_device AND wrong < its_wrong;
    ELSE
        UPDATE opmaat_keys.attempts SET wrong = 0, last_at = its_last_at, tried = NULL,
            opened = false WHERE device = its_device AND (opened OR wrong = 0);
        IF NOT FOUND THEN
            RAISE EXCEPTION 'wrong codes are forgotten after a right one, or by a counsellor'
                USING ERRCODE = 'OP004';
        END IF;
    END IF;
END $$;

CREATE FUNCTION opmaat.attempts_of(its_device bytea)
RETURNS TABLE (wrong integer, last_at bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT a.wrong, a.last_at FROM opmaat_keys.attempts a WHERE a.device = its_device;
$$;

-- Counts a try with this very locator, unless put_attempts() just did. Must be committed before
-- resumed() answers, so that no transaction that is rolled back tries for nothing.
CREATE FUNCTION opmaat.try_code(its_device bytea, its_locator bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM FROM opmaat.device d WHERE d.id = its_device AND d.revocation = '';
    IF NOT FOUND THEN
        RAISE EXCEPTION 'this device may not try codes' USING ERRCODE = 'OP004';
    END IF;
    INSERT INTO opmaat_keys.attempts VALUES (its_device, 0, 0) ON CONFLICT DO NOTHING;
    UPDATE opmaat_keys.attempts SET
        wrong = wrong + CASE WHEN wrong > 0 AND (tried IS NULL OR tried = its_locator)
                             THEN 0 ELSE 1 END,
        last_at = greatest(last_at, extract(epoch FROM clock_timestamp())::bigint),
        tried = its_locator, counted_in = pg_current_xact_id(), opened = false
        WHERE device = its_device;
    PERFORM FROM opmaat_keys.attempts WHERE device = its_device AND wrong > 15;
    IF FOUND THEN
        RAISE EXCEPTION 'too many wrong codes: a counsellor must unlock this kiosk'
            USING ERRCODE = 'OP004';
    END IF;
END $$;

CREATE FUNCTION opmaat.resumed(its_device bytea, its_locator bytea)
RETURNS SETOF opmaat_keys.resume
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM FROM opmaat_keys.attempts a WHERE a.device = its_device AND a.tried = its_locator
        AND a.counted_in <> pg_current_xact_id() AND a.wrong <= 15;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'this try was not counted' USING ERRCODE = 'OP004';
    END IF;
    RETURN QUERY SELECT * FROM opmaat_keys.resume r WHERE r.locator = its_locator;
    IF FOUND THEN
        UPDATE opmaat_keys.attempts SET opened = true WHERE device = its_device;
    END IF;
END $$;

-- The one interview that a resume code opens, for who has shown the code's locator.
CREATE FUNCTION opmaat.resumed_events(its_locator bytea) RETURNS SETOF opmaat.event
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT e.* FROM opmaat.event e JOIN opmaat_keys.resume r ON r.stream = e.stream
        WHERE r.locator = its_locator ORDER BY e.sequence;
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA opmaat FROM PUBLIC;

GRANT USAGE ON SCHEMA opmaat TO opmaat_kiosk;
GRANT SELECT ON opmaat.migration TO opmaat_kiosk;
GRANT EXECUTE ON FUNCTION opmaat.append, opmaat.offices, opmaat.packs, opmaat.pack_of, opmaat.present_epoch, opmaat.devices,
    opmaat.stream_of, opmaat.wrap_of, opmaat.count_of, opmaat.put_wrap, opmaat.put_resume,
    opmaat.remove_resume, opmaat.remove_resumes_before, opmaat.put_attempts, opmaat.attempts_of,
    opmaat.try_code, opmaat.resumed, opmaat.resumed_events TO opmaat_kiosk;

GRANT USAGE ON SCHEMA opmaat_keys TO opmaat_desk;
GRANT SELECT ON ALL TABLES IN SCHEMA opmaat, opmaat_keys TO opmaat_desk;
GRANT INSERT ON opmaat.checkpoint TO opmaat_desk;

GRANT INSERT ON opmaat.office TO opmaat_admin;
GRANT INSERT, UPDATE, DELETE ON opmaat.slot TO opmaat_admin;
GRANT INSERT, UPDATE (revocation) ON opmaat.device TO opmaat_admin;
GRANT INSERT, UPDATE (archive, signatures) ON opmaat.pack TO opmaat_admin;
GRANT INSERT, TRUNCATE ON opmaat_keys.epoch, opmaat_keys.wrap TO opmaat_admin;
GRANT EXECUTE ON FUNCTION opmaat.erase_stream TO opmaat_admin;
