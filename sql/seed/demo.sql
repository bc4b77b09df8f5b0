-- The demo town: what a citizen may ask for, in words they know, and what its
-- people have asked for. Run whole or not at all, after demo/requests.csv was
-- imported and the people were made.
-- SPDX-License-Identifier: ISC

START TRANSACTION;

-- Departments: the import knows them by their codes alone.

INSERT INTO department (code, name) VALUES
	('PWDx', 'Public Works'),
	('BTDT', 'Transportation'),
	('ISD', 'Inspectional Services'),
	('PARK', 'Parks and Recreation'),
	('PROP', 'Property Management'),
	('INFO', 'Information Line'),
	('BWSC', 'Water and Sewer'),
	('DISB', 'Commission for Persons with Disabilities'),
	('BPS_', 'Public Schools'),
	('BHA_', 'Housing Authority'),
	('No Q', 'Not assigned yet')
ON DUPLICATE KEY UPDATE name = VALUES(name);

-- The catalogue. A service has the code of the city's own type, so that its
-- history lies under it; the branches are ours.

INSERT INTO category (code, name, position) VALUES
	('town-streets', 'Streets and pavements', 1),
	('town-lights', 'Street lights and signals', 2),
	('town-rubbish', 'Rubbish and recycling', 3),
	('town-traffic', 'Signs and parking', 4),
	('town-parks', 'Trees and parks', 5),
	('town-homes', 'Homes and buildings', 6),
	('town-health', 'Pests and public health', 7),
	('town-graffiti', 'Graffiti', 8),
	('town-else', 'Something else', 9);

CREATE TEMPORARY TABLE town_service (
	branch   VARCHAR(80) NOT NULL,
	position INT NOT NULL,
	office   VARCHAR(40) NOT NULL,
	code     VARCHAR(80) NOT NULL,
	name     VARCHAR(120) NOT NULL,
	response INT NOT NULL,
	target   INT NULL,
	place    INT NOT NULL,
	description TEXT NOT NULL
);

INSERT INTO town_service VALUES
('town-streets', 1, 'PWDx', 'Highway Maintenance > Request for Pothole Repair',
 'Pothole in the road', 24, 48, 2,
 'A hole in a road that cars, buses or bicycles use. Tell us the nearest house number or crossing. We make it safe first, and mend it for good later.'),
('town-streets', 2, 'PWDx', 'Highway Maintenance > Sidewalk Repair',
 'Broken pavement', 24, 240, 2,
 'Loose, sunken or missing slabs where people walk. If someone could fall, say so: we come sooner.'),
('town-streets', 3, 'PWDx', 'Highway Maintenance > Roadway Repair',
 'Worn road surface', 48, 720, 2,
 'A whole stretch of road that is breaking up. It goes on the list for resurfacing; we tell you when its turn comes.'),
('town-streets', 4, 'PWDx', 'Street Cleaning > Requests for Street Cleaning',
 'Street needs cleaning', 24, 72, 2,
 'Litter, leaves, glass or spilt loads on a public street.'),
('town-streets', 5, 'PWDx', 'Highway Maintenance > Empty Litter Basket',
 'Litter bin is full', 24, 24, 2,
 'A public litter bin that overflows.'),
('town-streets', 6, 'PWDx', 'Highway Maintenance > Contractor Complaints',
 'Roadworks left in a bad state', 48, 120, 2,
 'A building site in the street that is not fenced, not lit, or not cleared away.'),
('town-lights', 1, 'PWDx', 'Street Lights > Street Light Outages',
 'Street light is out', 24, 240, 2,
 'A lamp that is dark, flickers or burns all day. The number on the post helps us most.'),
('town-lights', 2, 'PWDx', 'Street Lights > Street Light Knock Downs',
 'Lamp post is down', 4, 24, 2,
 'A lamp post that was hit or has fallen. Stay away from it. If wires hang loose, ring 911 first.'),
('town-lights', 3, 'PWDx', 'Street Lights > General Lighting Request',
 'Ask for better lighting', 72, 720, 1,
 'A street that is too dark, or a lamp that shines into your window.'),
('town-lights', 4, 'BTDT', 'Signs & Signals > Traffic Signal Repair',
 'Traffic light is broken', 4, 24, 2,
 'A signal that is dark, stuck, turned away, or too short to cross in.'),
('town-rubbish', 1, 'PWDx', 'Sanitation > Schedule a Bulk Item Pickup',
 'Have a large item collected', 24, 72, 2,
 'Furniture, mattresses, refrigerators and the like. We tell you the day; put it on the kerb the evening before.'),
('town-rubbish', 2, 'PWDx',
 'Sanitation > Missed Trash/Recycling/Yard Waste/Bulk Item',
 'Collection was missed', 24, 48, 2,
 'Rubbish, recycling or garden waste that was out in time and is still there.'),
('town-rubbish', 3, 'PWDx', 'Recycling > Request for Recycling Cart',
 'Get a recycling cart', 48, 240, 2,
 'A cart for your house, or another in place of one that is broken or lost. It is free of charge.'),
('town-rubbish', 4, 'PWDx', 'Recycling > Sticker Request',
 'Get a recycling sticker', 48, 120, 0,
 'A sticker that makes any bin of yours a recycling bin. It comes by post.'),
('town-rubbish', 5, 'PWDx', 'Street Cleaning > Pick up Dead Animal',
 'Dead animal in the street', 4, 24, 2,
 'We take it away. If it wears a collar, we try to find its owner.'),
('town-traffic', 1, 'BTDT', 'Signs & Signals > Sign Repair',
 'Damaged traffic sign', 24, 120, 2,
 'A sign that is bent, turned, painted over or cannot be read.'),
('town-traffic', 2, 'BTDT', 'Signs & Signals > Missing Sign',
 'Missing traffic sign', 24, 120, 2,
 'A sign that was there and is gone. A missing stop sign is mended on the same day.'),
('town-traffic', 3, 'BTDT',
 'Signs & Signals > New Sign  Crosswalk or Pavement Marking',
 'Ask for a crossing, a sign or a marking', 120, 1080, 2,
 'Something that is not there yet and would make a street safer. An engineer has a look before we decide.'),
('town-traffic', 4, 'BTDT',
 'Enforcement & Abandoned Vehicles > Abandoned Vehicles',
 'Abandoned car', 24, 120, 2,
 'A car that has not moved for weeks, has no plates, or is a wreck.'),
('town-traffic', 5, 'BTDT',
 'Enforcement & Abandoned Vehicles > Parking Enforcement',
 'Car parked where it must not', 4, 24, 2,
 'In front of a drive, a ramp, a hydrant, or in a space for disabled people.'),
('town-traffic', 6, 'BTDT', 'Operations > Parking Meter Repairs',
 'Parking meter is broken', 24, 72, 2,
 'It takes no coins, no cards, or does not start. Its number is on the front.'),
('town-parks', 1, 'PARK', 'Trees > Tree Emergencies',
 'Tree or branch has fallen', 4, 24, 2,
 'A tree or a heavy branch on a street, a car or a house, or about to fall. If wires are torn, ring 911 first.'),
('town-parks', 2, 'PARK', 'Trees > Tree Maintenance Requests',
 'Have a street tree pruned', 120, 8760, 2,
 'Low or dead branches of a tree that the city planted. We prune by district, so it may take until the next season.'),
('town-parks', 3, 'PARK', 'Trees > New Tree Requests',
 'Ask for a new street tree', 120, 8760, 2,
 'We look whether the place suits a tree, and plant in spring and autumn.'),
('town-parks', 4, 'PARK',
 'Park Maintenance & Safety > Park Maintenance Requests',
 'Something is broken in a park', 48, 240, 2,
 'Benches, fences, playgrounds, paths, fountains.'),
('town-parks', 5, 'PARK',
 'Park Maintenance & Safety > Parks Lighting/Electrical Issues',
 'Light is out in a park', 24, 240, 2,
 'A lamp in a park or on a sports ground that does not burn.'),
('town-homes', 1, 'ISD', 'Housing > Unsatisfactory Living Conditions',
 'Bad conditions in a rented home', 48, 720, 2,
 'Damp, mould, leaks, broken windows or locks that the owner does not mend. An inspector visits; your name is not told to the owner.'),
('town-homes', 2, 'ISD', 'Housing > Heat - Excessive  Insufficient',
 'No heating or hot water', 4, 24, 2,
 'Owners must heat rented homes from 15 September to 14 June. We come on the same day if there are children or old people.'),
('town-homes', 3, 'ISD', 'Housing > Bed Bugs',
 'Bed bugs in a rented home', 48, 240, 2,
 'An inspector looks at it and tells the owner what must be done.'),
('town-homes', 4, 'ISD', 'Building > Work w/out Permit',
 'Building work without a permit', 48, 336, 2,
 'Walls, roofs, wires or pipes worked on where no permit hangs in the window.'),
('town-homes', 5, 'ISD', 'Building > Building Inspection Request',
 'Have a building inspected', 120, 720, 2,
 'When you think that a building is not safe, or work is done and must be signed off.'),
('town-health', 1, 'ISD', 'Environmental Services > Rodent Activity',
 'Rats or mice', 24, 168, 2,
 'Burrows, droppings or live animals in a street, yard or building. We look for what feeds them, too.'),
('town-health', 2, 'ISD', 'Health > Unsanitary Conditions - Establishment',
 'Dirty restaurant or shop', 24, 168, 2,
 'What you have seen, and on which day. An inspector visits unannounced.'),
('town-health', 3, 'ISD',
 'Environmental Services > Overflowing or Un-kept Dumpster',
 'Overflowing dumpster', 24, 168, 2,
 'A dumpster on private ground that smells, overflows or stands open.'),
('town-graffiti', 1, 'PROP', 'Graffiti > Graffiti Removal',
 'Graffiti on a wall', 48, 1080, 2,
 'On a house, a shop, a bridge or a post. From private walls we take it off when the owner agrees.'),
('town-else', 1, 'INFO',
 'Employee & General Comments > General Comments For a Program or Policy',
 'Praise, ideas and complaints', 120, NULL, 0,
 'About what the city does and how. It goes to those who answer for it, and they answer you.'),
('town-else', 2, 'PWDx',
 'Administrative & General Requests > Public Works General Request',
 'Another matter for Public Works', 72, 240, 1,
 'When nothing else in the list fits.'),
('town-else', 3, 'DISB', 'accessibility', 'Barrier on this portal',
 48, 240, 1, 'Something on these pages does not work for you.');

INSERT INTO category (parent_id, department_id, code, name, description,
       response_hours, target_hours, asks_location, position)
SELECT b.id, d.id, s.code, s.name, s.description, s.response, s.target,
       s.place, s.position
  FROM town_service s
  JOIN category b ON b.code = s.branch
  JOIN department d ON d.code = s.office
ON DUPLICATE KEY UPDATE parent_id = VALUES(parent_id),
       department_id = VALUES(department_id), name = VALUES(name),
       description = VALUES(description),
       response_hours = VALUES(response_hours),
       target_hours = VALUES(target_hours),
       asks_location = VALUES(asks_location),
       position = VALUES(position);

-- The city's other types hold history; nobody can ask for them.
UPDATE category c
  LEFT JOIN category b ON b.id = c.parent_id
   SET c.retired_at = UTC_TIMESTAMP()
 WHERE c.code NOT LIKE 'town-%'
   AND COALESCE(b.code, '') NOT LIKE 'town-%';

-- What a service asks besides the description.

CREATE TEMPORARY TABLE town_question (
	code     VARCHAR(80) NOT NULL,
	position INT NOT NULL,
	kind     VARCHAR(10) NOT NULL,
	label    VARCHAR(200) NOT NULL,
	hint     VARCHAR(400) NULL,
	required INT NOT NULL,
	least    INT NULL,
	most     INT NULL
);

INSERT INTO town_question VALUES
('Highway Maintenance > Request for Pothole Repair', 1, 'pick',
 'How large is the hole?', NULL, 1, NULL, NULL),
('Highway Maintenance > Request for Pothole Repair', 2, 'pick',
 'Where is it in the road?', NULL, 0, NULL, NULL),
('Street Lights > Street Light Outages', 1, 'line',
 'Number on the lamp post', 'A small plate at eye height, if there is one', 0, NULL, 20),
('Street Lights > Street Light Outages', 2, 'pick',
 'What is wrong with it?', NULL, 1, NULL, NULL),
('Sanitation > Schedule a Bulk Item Pickup', 1, 'area',
 'What do you want collected?', 'One item a line, for example: sofa, two seats', 1, 3, 500),
('Sanitation > Schedule a Bulk Item Pickup', 2, 'number',
 'How many items are they?', NULL, 1, 1, 6),
('Sanitation > Schedule a Bulk Item Pickup', 3, 'tick',
 'I shall put them on the kerb, not on the road', NULL, 1, NULL, NULL),
('Sanitation > Missed Trash/Recycling/Yard Waste/Bulk Item', 1, 'pick',
 'What was not collected?', NULL, 1, NULL, NULL),
('Sanitation > Missed Trash/Recycling/Yard Waste/Bulk Item', 2, 'date',
 'On which day should it have been?', NULL, 1, NULL, NULL),
('Recycling > Request for Recycling Cart', 1, 'pick',
 'Which size?', 'The large one is as high as a kitchen table', 1, NULL, NULL),
('Recycling > Request for Recycling Cart', 2, 'number',
 'How many homes share it?', NULL, 0, 1, 50),
('Enforcement & Abandoned Vehicles > Abandoned Vehicles', 1, 'line',
 'Make and colour', 'For example: grey Ford van', 1, 2, 80),
('Enforcement & Abandoned Vehicles > Abandoned Vehicles', 2, 'line',
 'Number plate', 'Leave it empty where there is none', 0, 2, 12),
('Enforcement & Abandoned Vehicles > Abandoned Vehicles', 3, 'date',
 'Since when has it stood there?', 'As well as you know', 0, NULL, NULL),
('Housing > Heat - Excessive  Insufficient', 1, 'date',
 'Since when?', NULL, 1, NULL, NULL),
('Housing > Heat - Excessive  Insufficient', 2, 'tick',
 'Children, old or ill people live there', NULL, 0, NULL, NULL),
('Housing > Heat - Excessive  Insufficient', 3, 'line',
 'Apartment', 'Floor or number', 0, NULL, 40),
('Environmental Services > Rodent Activity', 1, 'pick',
 'What have you seen?', NULL, 1, NULL, NULL),
('Graffiti > Graffiti Removal', 1, 'pick',
 'What is it on?', NULL, 1, NULL, NULL),
('Graffiti > Graffiti Removal', 2, 'tick',
 'I am the owner and agree that you take it off', NULL, 0, NULL, NULL);

INSERT INTO question (category_id, kind, label, hint, required, least, most,
       position)
SELECT c.id, q.kind, q.label, q.hint, q.required, q.least, q.most, q.position
  FROM town_question q
  JOIN category c ON c.code = q.code;

CREATE TEMPORARY TABLE town_option (
	question VARCHAR(200) NOT NULL,
	position INT NOT NULL,
	value    VARCHAR(40) NOT NULL,
	label    VARCHAR(200) NOT NULL
);

INSERT INTO town_option VALUES
('How large is the hole?', 1, 'hand', 'As a hand'),
('How large is the hole?', 2, 'wheel', 'As a wheel'),
('How large is the hole?', 3, 'larger', 'Larger than a wheel'),
('Where is it in the road?', 1, 'lane', 'In a car lane'),
('Where is it in the road?', 2, 'cycle', 'In a cycle lane'),
('Where is it in the road?', 3, 'crossing', 'On a crossing'),
('What is wrong with it?', 1, 'dark', 'It is dark'),
('What is wrong with it?', 2, 'flickers', 'It flickers'),
('What is wrong with it?', 3, 'day', 'It burns by day'),
('What is wrong with it?', 4, 'damaged', 'It is damaged'),
('What was not collected?', 1, 'rubbish', 'Rubbish'),
('What was not collected?', 2, 'recycling', 'Recycling'),
('What was not collected?', 3, 'garden', 'Garden waste'),
('What was not collected?', 4, 'bulk', 'A large item that had been arranged'),
('Which size?', 1, 'small', 'Small, 35 gallons'),
('Which size?', 2, 'large', 'Large, 64 gallons'),
('What have you seen?', 1, 'live', 'Live animals'),
('What have you seen?', 2, 'burrow', 'Burrows in the ground'),
('What have you seen?', 3, 'droppings', 'Droppings or gnawed things'),
('What is it on?', 1, 'house', 'A house or a shop'),
('What is it on?', 2, 'public', 'A public building, a bridge, a post'),
('What is it on?', 3, 'vehicle', 'A bus, a train, a station');

INSERT INTO question_option (question_id, value, label, position)
SELECT q.id, o.value, o.label, o.position
  FROM town_option o
  JOIN question q ON q.label = o.question;

-- The town as it stood at the end of October 2011, moved to today by whole
-- weeks. What was closed later is open.

SET @days = (SELECT FLOOR(DATEDIFF(UTC_DATE(), MAX(opened_at)) / 7) * 7
               FROM citizen_case);

UPDATE citizen_case
   SET opened_at = opened_at + INTERVAL @days DAY,
       closed_at = closed_at + INTERVAL @days DAY,
       due_at = IF(due_at = '9999-12-31 00:00:00', due_at,
                   due_at + INTERVAL @days DAY);

UPDATE citizen_case
   SET status = 'received', resolution = NULL, closed_at = NULL
 WHERE closed_at > UTC_TIMESTAMP();

DELETE FROM case_event
 WHERE kind = 'status'
   AND case_id IN (SELECT id FROM citizen_case WHERE closed_at IS NULL);

UPDATE case_event
   SET happened_at = happened_at + INTERVAL @days DAY;

UPDATE citizen_case
   SET changed_at = COALESCE(closed_at, opened_at);

-- Invented ratings of every seventh request that was closed.

INSERT INTO feedback (case_id, token_hash, asked_at, ends_at, given_at,
       rating, solved)
SELECT c.id, UNHEX(SHA2(CONCAT(UUID(), RAND(), c.id), 256)), c.closed_at,
       c.closed_at + INTERVAL 14 DAY,
       LEAST(c.closed_at + INTERVAL 20 HOUR, UTC_TIMESTAMP()),
       CASE WHEN c.closed_at > c.due_at THEN 1 + CRC32(c.id) MOD 4
            ELSE 5 - (CRC32(c.id) MOD 7) DIV 3 END,
       1
  FROM citizen_case c
 WHERE c.closed_at IS NOT NULL
   AND CRC32(CONCAT('rated', c.id)) MOD 7 = 0;

-- What Ada and Bob have asked for: one request in each place where a request
-- can stand. Hours are hours ago.

CREATE TEMPORARY TABLE town_case (
	reference CHAR(8) NOT NULL,
	email     VARCHAR(254) NOT NULL,
	code      VARCHAR(80) NOT NULL,
	status    VARCHAR(20) NOT NULL,
	resolution VARCHAR(20) NULL,
	officer   VARCHAR(254) NULL,
	opened    INT NOT NULL,
	answered  INT NULL,
	closed    INT NULL,
	paused    INT NULL,
	location  VARCHAR(250) NULL,
	body      TEXT NOT NULL
);

INSERT INTO town_case VALUES
('GG4VY9H3', 'ada@example.org',
 'Highway Maintenance > Request for Pothole Repair', 'received', NULL, NULL,
 3, NULL, NULL, NULL, '1180 Dorchester Avenue, Dorchester',
 'There is a deep hole right behind the crossing. I nearly fell off my bicycle this morning, and by evening it was full of water, so nobody sees it.'),
('2VEMK69A', 'ada@example.org', 'Street Lights > Street Light Outages',
 'in-review', NULL, 'olga@example.org', 52, 46, NULL, NULL,
 '14 Bailey Street, Dorchester',
 'The lamp in front of number 14 has been dark for a week. It is the only one on our side of the street.'),
('GJ4EGQKC', 'ada@example.org', 'Recycling > Request for Recycling Cart',
 'waiting', NULL, 'olga@example.org', 96, 71, NULL, 71,
 '12 Bailey Street, Dorchester',
 'Our cart was broken by the truck. We need another one, please.'),
('WX2G716J', 'ada@example.org',
 'Sanitation > Schedule a Bulk Item Pickup', 'resolved', 'done',
 'olga@example.org', 300, 290, 250, NULL, '12 Bailey Street, Dorchester',
 'An old sofa and a desk.'),
('XD83WK12', 'ada@example.org', 'Trees > New Tree Requests', 'rejected',
 'not-possible', 'mina@example.org', 700, 640, 560, NULL,
 '12 Bailey Street, Dorchester',
 'The street has no shade at all in summer. Could a tree be planted in front of our house?'),
('D53CY3JF', 'bob@example.org',
 'Enforcement & Abandoned Vehicles > Abandoned Vehicles', 'in-review', NULL,
 'oskar@example.org', 160, 150, NULL, NULL, '33 Quincy Street, Roxbury',
 'A grey van has stood here since the summer. Two wheels are gone and children climb into it.'),
('7M0PZK9A', 'bob@example.org', 'Signs & Signals > Sign Repair', 'approved',
 NULL, 'oskar@example.org', 60, 50, NULL, NULL,
 'Quincy Street and Blue Hill Avenue, Roxbury',
 'The stop sign is bent so far that drivers see it too late.'),
('C67A24KV', 'bob@example.org', 'Operations > Parking Meter Repairs',
 'in-review', NULL, 'oskar@example.org', 400, 390, NULL, NULL,
 '101 Tremont Street',
 'Meter 10432 takes the money and shows nothing.'),
('QDEMGDP1', 'bob@example.org', 'Graffiti > Graffiti Removal', 'withdrawn',
 'withdrawn', NULL, 220, NULL, 200, NULL, '33 Quincy Street, Roxbury',
 'Someone has sprayed our front door.'),
('CHVR2HWJ', 'bob@example.org', 'Highway Maintenance > Sidewalk Repair',
 'received', NULL, NULL, 1, NULL, NULL, NULL, '40 Quincy Street, Roxbury',
 'Roots have lifted three slabs. My neighbour uses a wheelchair and must go round by the road.');

INSERT INTO citizen_case (reference, account_id, category_id, department_id,
       officer_id, status, resolution, body, location, language, opened_at,
       due_at, answered_at, closed_at, paused_at, changed_at)
SELECT t.reference, a.id, c.id, c.department_id, o.id, t.status, t.resolution,
       t.body, t.location, 'en', UTC_TIMESTAMP() - INTERVAL t.opened HOUR,
       UTC_TIMESTAMP() - INTERVAL t.opened HOUR
           + INTERVAL c.target_hours HOUR,
       UTC_TIMESTAMP() - INTERVAL t.answered HOUR,
       UTC_TIMESTAMP() - INTERVAL t.closed HOUR,
       UTC_TIMESTAMP() - INTERVAL t.paused HOUR,
       UTC_TIMESTAMP() - INTERVAL COALESCE(t.closed, t.answered, t.opened)
       HOUR
  FROM town_case t
  JOIN account a ON a.email = t.email
  JOIN category c ON c.code = t.code
  LEFT JOIN account o ON o.email = t.officer;

INSERT INTO case_event (case_id, kind, account_id, to_value, happened_at)
SELECT c.id, 'opened', c.account_id, 'received', c.opened_at
  FROM citizen_case c
  JOIN town_case t ON t.reference = c.reference;

CREATE TEMPORARY TABLE town_event (
	id        INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	reference CHAR(8) NOT NULL,
	hours     INT NOT NULL,
	kind      VARCHAR(20) NOT NULL,
	internal  INT NOT NULL,
	email     VARCHAR(254) NOT NULL,
	was       VARCHAR(120) NULL,
	becomes   VARCHAR(120) NULL,
	body      TEXT NULL
);

INSERT INTO town_event (reference, hours, kind, internal, email, was,
       becomes, body) VALUES
('2VEMK69A', 46, 'taken', 1, 'olga@example.org', NULL, 'Olga Officer', NULL),
('2VEMK69A', 46, 'status', 0, 'olga@example.org', 'received', 'in-review', NULL),
('2VEMK69A', 45, 'message', 0, 'olga@example.org', NULL, NULL,
 'Thank you. The lamps of your street hang on one cable, so we shall look at the cable first. Are the others on your side dark as well?'),
('2VEMK69A', 30, 'message', 0, 'ada@example.org', NULL, NULL,
 'There is only this one on our side. Those on the other side burn.'),
('2VEMK69A', 28, 'note', 1, 'olga@example.org', NULL, NULL,
 'Then it is the lamp, not the cable. On the list of Thursday''s crew.'),
('GJ4EGQKC', 71, 'taken', 1, 'olga@example.org', NULL, 'Olga Officer', NULL),
('GJ4EGQKC', 71, 'status', 0, 'olga@example.org', 'received', 'in-review', NULL),
('GJ4EGQKC', 71, 'question', 0, 'olga@example.org', 'in-review', 'waiting',
 'Is it the lid or a wheel? We can mend a wheel on the spot, and then you need not wait for another cart.'),
('WX2G716J', 290, 'taken', 1, 'olga@example.org', NULL, 'Olga Officer', NULL),
('WX2G716J', 290, 'status', 0, 'olga@example.org', 'received', 'in-review', NULL),
('WX2G716J', 289, 'message', 0, 'olga@example.org', NULL, NULL,
 'We come the day after tomorrow, between 7 and 12. Please put both on the kerb the evening before.'),
('WX2G716J', 250, 'status', 0, 'olga@example.org', 'in-review', 'done',
 'Both pieces have been collected.'),
('WX2G716J', 240, 'rated', 0, 'ada@example.org', NULL, '5',
 'Quick and friendly, thank you.'),
('XD83WK12', 640, 'taken', 1, 'mina@example.org', NULL, 'Mina Manager', NULL),
('XD83WK12', 640, 'status', 0, 'mina@example.org', 'received', 'in-review', NULL),
('XD83WK12', 560, 'status', 0, 'mina@example.org', 'in-review', 'not-possible',
 'A gas main lies under the pavement there, so no tree can stand on your side of the street. We have put the other side on the list for next spring.'),
('D53CY3JF', 150, 'taken', 1, 'oskar@example.org', NULL, 'Oskar Officer', NULL),
('D53CY3JF', 150, 'status', 0, 'oskar@example.org', 'received', 'in-review', NULL),
('D53CY3JF', 149, 'message', 0, 'oskar@example.org', NULL, NULL,
 'We have put a notice on the van. Its owner has five days to take it away; after that we tow it.'),
('D53CY3JF', 20, 'message', 0, 'bob@example.org', NULL, NULL,
 'It is still there, and one window is broken now.'),
('7M0PZK9A', 50, 'taken', 1, 'oskar@example.org', NULL, 'Oskar Officer', NULL),
('7M0PZK9A', 50, 'status', 0, 'oskar@example.org', 'received', 'in-review', NULL),
('7M0PZK9A', 40, 'status', 0, 'oskar@example.org', 'in-review', 'approved',
 'The sign shop has the order. Until it is mended, a cone stands in front of it.'),
('C67A24KV', 390, 'taken', 1, 'oskar@example.org', NULL, 'Oskar Officer', NULL),
('C67A24KV', 390, 'status', 0, 'oskar@example.org', 'received', 'in-review', NULL),
('C67A24KV', 350, 'status', 0, 'oskar@example.org', 'in-review', 'done',
 'The meter has a new battery.'),
('C67A24KV', 330, 'rated', 0, 'bob@example.org', NULL, '2',
 'It took my money again today.'),
('C67A24KV', 330, 'reopened', 0, 'bob@example.org', 'resolved', 'in-review', NULL),
('C67A24KV', 300, 'note', 1, 'oskar@example.org', NULL, NULL,
 'Not the battery, the coin slot. A spare part is ordered.'),
('QDEMGDP1', 200, 'status', 0, 'bob@example.org', 'received', 'withdrawn',
 'We have painted it over ourselves.');

INSERT INTO case_event (case_id, kind, internal, account_id, by_officer,
       from_value, to_value, body, language, happened_at)
SELECT c.id, e.kind, e.internal, a.id, a.role <> 'citizen', e.was, e.becomes,
       e.body, 'en', UTC_TIMESTAMP() - INTERVAL e.hours HOUR
  FROM town_event e
  JOIN citizen_case c ON c.reference = e.reference
  JOIN account a ON a.email = e.email
 ORDER BY e.id;

INSERT INTO feedback (case_id, token_hash, asked_at, ends_at, given_at,
       rating, solved, comment)
SELECT c.id, UNHEX(SHA2(CONCAT(UUID(), RAND(), e.id), 256)),
       UTC_TIMESTAMP() - INTERVAL e.hours + 20 HOUR,
       UTC_TIMESTAMP() + INTERVAL 336 - e.hours HOUR,
       UTC_TIMESTAMP() - INTERVAL e.hours HOUR, e.becomes,
       e.becomes > '2', e.body
  FROM town_event e
  JOIN citizen_case c ON c.reference = e.reference
 WHERE e.kind = 'rated';

-- What they answered to the questions of the service.

CREATE TEMPORARY TABLE town_answer (
	reference CHAR(8) NOT NULL,
	question  VARCHAR(200) NOT NULL,
	answer    TEXT NOT NULL
);

INSERT INTO town_answer VALUES
('GG4VY9H3', 'How large is the hole?', 'Larger than a wheel'),
('GG4VY9H3', 'Where is it in the road?', 'In a cycle lane'),
('2VEMK69A', 'What is wrong with it?', 'It is dark'),
('GJ4EGQKC', 'Which size?', 'Large, 64 gallons'),
('GJ4EGQKC', 'How many homes share it?', '3'),
('WX2G716J', 'What do you want collected?', 'Sofa, two seats\nDesk'),
('WX2G716J', 'How many items are they?', '2'),
('D53CY3JF', 'Make and colour', 'Grey Ford van'),
('QDEMGDP1', 'What is it on?', 'A house or a shop');

INSERT INTO case_answer (case_id, question_id, label, answer, value)
SELECT c.id, q.id, q.label, t.answer, o.value
  FROM town_answer t
  JOIN citizen_case c ON c.reference = t.reference
  JOIN question q ON q.category_id = c.category_id AND q.label = t.question
  LEFT JOIN question_option o
    ON o.question_id = q.id AND o.label = t.answer;

DROP TEMPORARY TABLE town_service, town_question, town_option, town_case,
	town_event, town_answer;

-- The town's people have read the terms.
INSERT IGNORE INTO terms_acceptance (account_id, version, address)
SELECT a.id, t.version, '::1' FROM account a, terms t;

COMMIT;
