-- Patients are asked in Arabic, too. Staff accounts keep the two languages of the interface.

alter table intake drop constraint intake_language_check;
alter table intake add constraint intake_language_check check (language in ('en', 'tr', 'ar'));
