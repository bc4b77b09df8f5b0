-- A small town for tests. Its people are made by aedile account create, in
-- the order ada, bob, olga, oskar, mina, alma: accounts 1 to 6.
-- SPDX-License-Identifier: ISC

INSERT INTO department (id, code, name) VALUES
	(1, 'PWDx', 'Public Works'),
	(2, 'BTDT', 'Transport');

INSERT INTO category (id, parent_id, department_id, code, name, description,
	response_hours, target_hours, asks_location, position) VALUES
	(1, NULL, NULL, 'streets', 'Streets', NULL, NULL, NULL, 0, 1),
	(2, NULL, NULL, 'parking', 'Parking', NULL, NULL, NULL, 0, 2),
	(3, 1, 1, 'pothole', 'Hole in the street',
	 'A hole in the road or the pavement.', 24, 72, 2, 1),
	(4, 1, 1, 'street-light', 'Street light is out', NULL, 24, 120, 1, 2),
	(5, 2, 2, 'parking-permit', 'Parking permit',
	 'A permit for the street you live in.', 48, 240, 0, 1),
	(6, 2, 2, 'abandoned-car', 'Abandoned car', NULL, NULL, NULL, 1, 2),
	(7, NULL, NULL, 'portal', 'This portal', NULL, NULL, NULL, 0, 3),
	(8, 7, 1, 'accessibility', 'Barrier on this portal',
	 'Something on these pages does not work for you.', 48, 240, 1, 1);

INSERT INTO question (id, category_id, kind, label, hint, required, least,
	most, position) VALUES
	(1, 3, 'pick', 'How large is it?', NULL, 1, NULL, NULL, 1),
	(2, 3, 'line', 'Which lane?', 'Left, right, pavement', 0, NULL, 80, 2),
	(3, 5, 'line', 'Number plate', NULL, 1, 2, 12, 1),
	(4, 5, 'date', 'From which day on?', NULL, 1, NULL, NULL, 2),
	(5, 5, 'number', 'For how many months?', NULL, 1, 1, 12, 3),
	(6, 5, 'tick', 'I live in this street', NULL, 1, NULL, NULL, 4),
	(7, 6, 'area', 'What does it look like?', NULL, 0, NULL, 500, 1);

INSERT INTO question_option (question_id, value, label, position) VALUES
	(1, 'small', 'As large as a hand', 1),
	(1, 'large', 'As large as a wheel', 2),
	(1, 'huge', 'Larger than that', 3);
