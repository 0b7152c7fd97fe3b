-- Opmaat's record in PostgreSQL, format 2: an interview may begin while a kiosk does not reach us.
--
-- Such a kiosk does not know which epoch there is, so its key is sealed to the office itself (epoch
-- 0). It is taken in every epoch until that stream has an event: what was erased since then is not
-- brought back by a kiosk that hands its key over a second time.
-- OP011 the stream has events already, so its key was there before

CREATE OR REPLACE FUNCTION opmaat.put_wrap(its_stream bytea, its_epoch integer, its_sealed bytea)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    present integer;
BEGIN
    LOCK TABLE opmaat_keys.epoch IN ROW SHARE MODE; -- replacing the epoch waits, and we for it
    SELECT max(number) INTO present FROM opmaat_keys.epoch;
    IF present IS NULL THEN
        RAISE EXCEPTION 'no office' USING ERRCODE = 'OP005';
    ELSIF its_epoch NOT IN (present, 0) THEN
        RAISE EXCEPTION 'another epoch' USING ERRCODE = 'OP003', DETAIL = present;
    END IF;
    PERFORM FROM opmaat_keys.wrap w WHERE w.stream = its_stream;
    IF NOT FOUND AND its_epoch = 0 THEN
        PERFORM FROM opmaat.stream s WHERE s.id = its_stream;
        IF FOUND THEN
            RAISE EXCEPTION 'key after events' USING ERRCODE = 'OP011';
        END IF;
    END IF;
    INSERT INTO opmaat_keys.wrap VALUES (its_stream, its_epoch, its_sealed) ON CONFLICT DO NOTHING;
    PERFORM FROM opmaat_keys.wrap w WHERE w.stream = its_stream AND w.sealed = its_sealed;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'another key' USING ERRCODE = 'OP009';
    END IF;
END $$;
