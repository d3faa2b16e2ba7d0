"""The labels of CUAD, LEDGAR and UNFAIR-ToS, as those data sets spell them: a counterpart has to be one of these."""

CUAD = (
    "Document Name",
    "Parties",
    "Agreement Date",
    "Effective Date",
    "Expiration Date",
    "Renewal Term",
    "Notice Period To Terminate Renewal",
    "Governing Law",
    "Most Favored Nation",
    "Non-Compete",
    "Exclusivity",
    "No-Solicit Of Customers",
    "Competitive Restriction Exception",
    "No-Solicit Of Employees",
    "Non-Disparagement",
    "Termination For Convenience",
    "Rofr/Rofo/Rofn",
    "Change Of Control",
    "Anti-Assignment",
    "Revenue/Profit Sharing",
    "Price Restrictions",
    "Minimum Commitment",
    "Volume Restriction",
    "Ip Ownership Assignment",
    "Joint Ip Ownership",
    "License Grant",
    "Non-Transferable License",
    "Affiliate License-Licensor",
    "Affiliate License-Licensee",
    "Unlimited/All-You-Can-Eat-License",
    "Irrevocable Or Perpetual License",
    "Source Code Escrow",
    "Post-Termination Services",
    "Audit Rights",
    "Uncapped Liability",
    "Cap On Liability",
    "Liquidated Damages",
    "Warranty Duration",
    "Insurance",
    "Covenant Not To Sue",
    "Third Party Beneficiary",
)
"""The 41 categories of CUAD v1 (Hendrycks and others, 2021)."""

LEDGAR = tuple(
    " ".join(label.split())
    for label in """Adjustments; Agreements; Amendments; Anti-Corruption Laws; Applicable Laws; Approvals; Arbitration; Assignments;
    Assigns; Authority; Authorizations; Base Salary; Benefits; Binding Effects; Books; Brokers; Capitalization;
    Change In Control; Closings; Compliance With Laws; Confidentiality; Consent To Jurisdiction; Consents; Construction;
    Cooperation; Costs; Counterparts; Death; Defined Terms; Definitions; Disability; Disclosures; Duties; Effective Dates;
    Effectiveness; Employment; Enforceability; Enforcements; Entire Agreements; Erisa; Existence; Expenses; Fees;
    Financial Statements; Forfeitures; Further Assurances; General; Governing Laws; Headings; Indemnifications; Indemnity;
    Insurances; Integration; Intellectual Property; Interests; Interpretations; Jurisdictions; Liens; Litigations;
    Miscellaneous; Modifications; No Conflicts; No Defaults; No Waivers; Non-Disparagement; Notices; Organizations;
    Participations; Payments; Positions; Powers; Publicity; Qualifications; Records; Releases; Remedies; Representations;
    Sales; Sanctions; Severability; Solvency; Specific Performance; Submission To Jurisdiction; Subsidiaries; Successors;
    Survival; Tax Withholdings; Taxes; Terminations; Terms; Titles; Transactions With Affiliates; Use Of Proceeds;
    Vacations; Venues; Vesting; Waiver Of Jury Trials; Waivers; Warranties; Withholdings""".split(";")
)
"""The 100 labels of LEDGAR as LexGLUE has them (Tuggener and others, 2020; Chalkidis and others, 2022)."""

UNFAIR_TOS = (
    "Limitation of liability",
    "Unilateral termination",
    "Unilateral change",
    "Content removal",
    "Contract by using",
    "Choice of law",
    "Jurisdiction",
    "Arbitration",
)
"""The 8 labels of UNFAIR-ToS (Lippi and others, 2019)."""

SETS = {"cuad": CUAD, "ledgar": LEDGAR, "unfair_tos": UNFAIR_TOS}
"""By the key of an entry that names them."""
NAMES = {"cuad": "CUAD", "ledgar": "LEDGAR", "unfair_tos": "UNFAIR-ToS"}
