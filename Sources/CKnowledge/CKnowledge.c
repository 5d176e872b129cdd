// Made by Scripts/list_knowledge.py: run it after adding a file under data.
#include "CKnowledge.h"

// #embed is C23; the toolchain's clang has it in every mode.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file_0[] = {
#embed "data/former-units.txt"
};
static const unsigned char file_1[] = {
#embed "data/full-names.txt"
};
static const unsigned char file_2[] = {
#embed "data/gazetteer/countries.tsv"
};
static const unsigned char file_3[] = {
#embed "data/gazetteer/renamed.tsv"
};
static const unsigned char file_4[] = {
#embed "data/gazetteer/short-names.tsv"
};
static const unsigned char file_5[] = {
#embed "data/gazetteer/tree.bin"
};
static const unsigned char file_6[] = {
#embed "data/gazetteer/variants.tsv"
};
static const unsigned char file_7[] = {
#embed "data/identity.txt"
};
static const unsigned char file_8[] = {
#embed "data/lexicons/AbroadCharacter.txt"
};
static const unsigned char file_9[] = {
#embed "data/lexicons/Agent.txt"
};
static const unsigned char file_10[] = {
#embed "data/lexicons/AppointAs.txt"
};
static const unsigned char file_11[] = {
#embed "data/lexicons/AppointVerb.txt"
};
static const unsigned char file_12[] = {
#embed "data/lexicons/ArmyUnit.txt"
};
static const unsigned char file_13[] = {
#embed "data/lexicons/Aspect.txt"
};
static const unsigned char file_14[] = {
#embed "data/lexicons/AuthorEnd.txt"
};
static const unsigned char file_15[] = {
#embed "data/lexicons/BetweenCountries.txt"
};
static const unsigned char file_16[] = {
#embed "data/lexicons/BylineEnd.txt"
};
static const unsigned char file_17[] = {
#embed "data/lexicons/BylineRole.txt"
};
static const unsigned char file_18[] = {
#embed "data/lexicons/CommonPlaceWord.txt"
};
static const unsigned char file_19[] = {
#embed "data/lexicons/CommonSuffixTail.txt"
};
static const unsigned char file_20[] = {
#embed "data/lexicons/CompoundSurname.tsv"
};
static const unsigned char file_21[] = {
#embed "data/lexicons/Conjunction.txt"
};
static const unsigned char file_22[] = {
#embed "data/lexicons/CountryCharacter.txt"
};
static const unsigned char file_23[] = {
#embed "data/lexicons/CountyWord.txt"
};
static const unsigned char file_24[] = {
#embed "data/lexicons/CurrentMark.txt"
};
static const unsigned char file_25[] = {
#embed "data/lexicons/Degree.txt"
};
static const unsigned char file_26[] = {
#embed "data/lexicons/Department.txt"
};
static const unsigned char file_27[] = {
#embed "data/lexicons/DepartmentHead.txt"
};
static const unsigned char file_28[] = {
#embed "data/lexicons/DomesticPlaceWord.txt"
};
static const unsigned char file_29[] = {
#embed "data/lexicons/ElderPrefix.txt"
};
static const unsigned char file_30[] = {
#embed "data/lexicons/FamiliarPrefix.txt"
};
static const unsigned char file_31[] = {
#embed "data/lexicons/FamousPerson.txt"
};
static const unsigned char file_32[] = {
#embed "data/lexicons/ForeignPlace.txt"
};
static const unsigned char file_33[] = {
#embed "data/lexicons/FormerMark.txt"
};
static const unsigned char file_34[] = {
#embed "data/lexicons/FunctionCharacter.txt"
};
static const unsigned char file_35[] = {
#embed "data/lexicons/FunctionSurname.txt"
};
static const unsigned char file_36[] = {
#embed "data/lexicons/GeneralOrganization.txt"
};
static const unsigned char file_37[] = {
#embed "data/lexicons/GenericPlace.txt"
};
static const unsigned char file_38[] = {
#embed "data/lexicons/GivenCharacter.tsv"
};
static const unsigned char file_39[] = {
#embed "data/lexicons/InnerBody.txt"
};
static const unsigned char file_40[] = {
#embed "data/lexicons/IntroductionMark.txt"
};
static const unsigned char file_41[] = {
#embed "data/lexicons/IntroductionVerb.txt"
};
static const unsigned char file_42[] = {
#embed "data/lexicons/JapaneseGivenCharacter.tsv"
};
static const unsigned char file_43[] = {
#embed "data/lexicons/JapaneseSurname.tsv"
};
static const unsigned char file_44[] = {
#embed "data/lexicons/JoinVerb.txt"
};
static const unsigned char file_45[] = {
#embed "data/lexicons/JointVerb.txt"
};
static const unsigned char file_46[] = {
#embed "data/lexicons/KinshipNoun.txt"
};
static const unsigned char file_47[] = {
#embed "data/lexicons/KnownOrganization.txt"
};
static const unsigned char file_48[] = {
#embed "data/lexicons/KnownPartyOrganization.txt"
};
static const unsigned char file_49[] = {
#embed "data/lexicons/KnownSurname.txt"
};
static const unsigned char file_50[] = {
#embed "data/lexicons/LawOfficer.txt"
};
static const unsigned char file_51[] = {
#embed "data/lexicons/ListMark.txt"
};
static const unsigned char file_52[] = {
#embed "data/lexicons/Litigant.txt"
};
static const unsigned char file_53[] = {
#embed "data/lexicons/LocalHead.txt"
};
static const unsigned char file_54[] = {
#embed "data/lexicons/MemberRole.txt"
};
static const unsigned char file_55[] = {
#embed "data/lexicons/MemberWord.txt"
};
static const unsigned char file_56[] = {
#embed "data/lexicons/NameDot.txt"
};
static const unsigned char file_57[] = {
#embed "data/lexicons/NameFollower.txt"
};
static const unsigned char file_58[] = {
#embed "data/lexicons/NativeNamePart.tsv"
};
static const unsigned char file_59[] = {
#embed "data/lexicons/NativeWord.txt"
};
static const unsigned char file_60[] = {
#embed "data/lexicons/NaturalFeature.txt"
};
static const unsigned char file_61[] = {
#embed "data/lexicons/NotInPlaceName.txt"
};
static const unsigned char file_62[] = {
#embed "data/lexicons/NotName.txt"
};
static const unsigned char file_63[] = {
#embed "data/lexicons/NotPlaceWord.txt"
};
static const unsigned char file_64[] = {
#embed "data/lexicons/NounSuffixCharacter.txt"
};
static const unsigned char file_65[] = {
#embed "data/lexicons/Ordinal.txt"
};
static const unsigned char file_66[] = {
#embed "data/lexicons/OrganizationHead.txt"
};
static const unsigned char file_67[] = {
#embed "data/lexicons/OrganizationHeadCharacter.txt"
};
static const unsigned char file_68[] = {
#embed "data/lexicons/OrganizationHeadStrong.txt"
};
static const unsigned char file_69[] = {
#embed "data/lexicons/OrganizationSoftStop.txt"
};
static const unsigned char file_70[] = {
#embed "data/lexicons/OrganizationStop.txt"
};
static const unsigned char file_71[] = {
#embed "data/lexicons/OtherOfName.txt"
};
static const unsigned char file_72[] = {
#embed "data/lexicons/Particle.txt"
};
static const unsigned char file_73[] = {
#embed "data/lexicons/PartyHead.txt"
};
static const unsigned char file_74[] = {
#embed "data/lexicons/PartyName.txt"
};
static const unsigned char file_75[] = {
#embed "data/lexicons/PartyRole.txt"
};
static const unsigned char file_76[] = {
#embed "data/lexicons/PersonHonorific.txt"
};
static const unsigned char file_77[] = {
#embed "data/lexicons/PersonNote.txt"
};
static const unsigned char file_78[] = {
#embed "data/lexicons/PersonNounBefore.txt"
};
static const unsigned char file_79[] = {
#embed "data/lexicons/PersonTitleAfter.txt"
};
static const unsigned char file_80[] = {
#embed "data/lexicons/PersonalPronoun.txt"
};
static const unsigned char file_81[] = {
#embed "data/lexicons/PlaceCommittee.txt"
};
static const unsigned char file_82[] = {
#embed "data/lexicons/PlaceLastCharacter.txt"
};
static const unsigned char file_83[] = {
#embed "data/lexicons/PlaceModifier.txt"
};
static const unsigned char file_84[] = {
#embed "data/lexicons/PlaceRole.txt"
};
static const unsigned char file_85[] = {
#embed "data/lexicons/PlaceSuffix.txt"
};
static const unsigned char file_86[] = {
#embed "data/lexicons/PlaceVerb.txt"
};
static const unsigned char file_87[] = {
#embed "data/lexicons/ProfessionalTitle.txt"
};
static const unsigned char file_88[] = {
#embed "data/lexicons/PronounGovernor.txt"
};
static const unsigned char file_89[] = {
#embed "data/lexicons/ProposedMark.txt"
};
static const unsigned char file_90[] = {
#embed "data/lexicons/QuoteMark.txt"
};
static const unsigned char file_91[] = {
#embed "data/lexicons/RemoveVerb.txt"
};
static const unsigned char file_92[] = {
#embed "data/lexicons/Role.txt"
};
static const unsigned char file_93[] = {
#embed "data/lexicons/RolePrefix.txt"
};
static const unsigned char file_94[] = {
#embed "data/lexicons/RoleSuffix.txt"
};
static const unsigned char file_95[] = {
#embed "data/lexicons/SameNameWord.txt"
};
static const unsigned char file_96[] = {
#embed "data/lexicons/SelfNaming.txt"
};
static const unsigned char file_97[] = {
#embed "data/lexicons/SentenceEnd.txt"
};
static const unsigned char file_98[] = {
#embed "data/lexicons/SpeechVerb.txt"
};
static const unsigned char file_99[] = {
#embed "data/lexicons/StateRole.txt"
};
static const unsigned char file_100[] = {
#embed "data/lexicons/StudyVerb.txt"
};
static const unsigned char file_101[] = {
#embed "data/lexicons/SubordinateEnd.txt"
};
static const unsigned char file_102[] = {
#embed "data/lexicons/Surname.tsv"
};
static const unsigned char file_103[] = {
#embed "data/lexicons/ThingBehind.txt"
};
static const unsigned char file_104[] = {
#embed "data/lexicons/TimeNoun.txt"
};
static const unsigned char file_105[] = {
#embed "data/lexicons/Township.txt"
};
static const unsigned char file_106[] = {
#embed "data/lexicons/TownshipSuffix.txt"
};
static const unsigned char file_107[] = {
#embed "data/lexicons/TradeWord.txt"
};
static const unsigned char file_108[] = {
#embed "data/lexicons/TransliterationCharacter.tsv"
};
static const unsigned char file_109[] = {
#embed "data/lexicons/TransliterationName.txt"
};
static const unsigned char file_110[] = {
#embed "data/lexicons/Unnamed.txt"
};
static const unsigned char file_111[] = {
#embed "data/lexicons/VillageBody.txt"
};
static const unsigned char file_112[] = {
#embed "data/lexicons/VillageSuffix.txt"
};
static const unsigned char file_113[] = {
#embed "data/lexicons/WorkRole.txt"
};
static const unsigned char file_114[] = {
#embed "data/lexicons/tags.txt"
};
static const unsigned char file_115[] = {
#embed "data/lexicons/words.tsv"
};
static const unsigned char file_116[] = {
#embed "data/pinyin/characters.tsv"
};
static const unsigned char file_117[] = {
#embed "data/pinyin/phrases.tsv"
};
static const unsigned char file_118[] = {
#embed "data/pinyin/surnames.tsv"
};
static const unsigned char file_119[] = {
#embed "data/rules/army.rules"
};
static const unsigned char file_120[] = {
#embed "data/rules/branches.rules"
};
static const unsigned char file_121[] = {
#embed "data/rules/careers.rules"
};
static const unsigned char file_122[] = {
#embed "data/rules/foreign.rules"
};
static const unsigned char file_123[] = {
#embed "data/rules/formers.rules"
};
static const unsigned char file_124[] = {
#embed "data/rules/holders.rules"
};
static const unsigned char file_125[] = {
#embed "data/rules/lists.rules"
};
static const unsigned char file_126[] = {
#embed "data/rules/organisations.rules"
};
static const unsigned char file_127[] = {
#embed "data/rules/people-against.rules"
};
static const unsigned char file_128[] = {
#embed "data/rules/people-appointed.rules"
};
static const unsigned char file_129[] = {
#embed "data/rules/people-for.rules"
};
static const unsigned char file_130[] = {
#embed "data/rules/people-verbs.rules"
};
static const unsigned char file_131[] = {
#embed "data/rules/people-western.rules"
};
static const unsigned char file_132[] = {
#embed "data/rules/people.rules"
};
static const unsigned char file_133[] = {
#embed "data/rules/places-against.rules"
};
static const unsigned char file_134[] = {
#embed "data/rules/places-apart.rules"
};
static const unsigned char file_135[] = {
#embed "data/rules/places-in-chain.rules"
};
static const unsigned char file_136[] = {
#embed "data/rules/places.rules"
};
static const unsigned char file_137[] = {
#embed "data/rules/posts.rules"
};
static const unsigned char file_138[] = {
#embed "data/rules/references.rules"
};
static const unsigned char file_139[] = {
#embed "data/rules/relations.rules"
};
static const unsigned char file_140[] = {
#embed "data/rules/roles.rules"
};
static const unsigned char file_141[] = {
#embed "data/rules/subjects.rules"
};
static const unsigned char file_142[] = {
#embed "data/rules/vetoes.rules"
};
static const unsigned char file_143[] = {
#embed "data/rules/words.rules"
};
static const unsigned char file_144[] = {
#embed "data/schema.txt"
};
static const unsigned char file_145[] = {
#embed "data/seats.txt"
};
static const unsigned char file_146[] = {
#embed "data/stages.txt"
};

static const struct knowledge_file files[] = {
    {"former-units.txt", file_0, sizeof file_0},
    {"full-names.txt", file_1, sizeof file_1},
    {"gazetteer/countries.tsv", file_2, sizeof file_2},
    {"gazetteer/renamed.tsv", file_3, sizeof file_3},
    {"gazetteer/short-names.tsv", file_4, sizeof file_4},
    {"gazetteer/tree.bin", file_5, sizeof file_5},
    {"gazetteer/variants.tsv", file_6, sizeof file_6},
    {"identity.txt", file_7, sizeof file_7},
    {"lexicons/AbroadCharacter.txt", file_8, sizeof file_8},
    {"lexicons/Agent.txt", file_9, sizeof file_9},
    {"lexicons/AppointAs.txt", file_10, sizeof file_10},
    {"lexicons/AppointVerb.txt", file_11, sizeof file_11},
    {"lexicons/ArmyUnit.txt", file_12, sizeof file_12},
    {"lexicons/Aspect.txt", file_13, sizeof file_13},
    {"lexicons/AuthorEnd.txt", file_14, sizeof file_14},
    {"lexicons/BetweenCountries.txt", file_15, sizeof file_15},
    {"lexicons/BylineEnd.txt", file_16, sizeof file_16},
    {"lexicons/BylineRole.txt", file_17, sizeof file_17},
    {"lexicons/CommonPlaceWord.txt", file_18, sizeof file_18},
    {"lexicons/CommonSuffixTail.txt", file_19, sizeof file_19},
    {"lexicons/CompoundSurname.tsv", file_20, sizeof file_20},
    {"lexicons/Conjunction.txt", file_21, sizeof file_21},
    {"lexicons/CountryCharacter.txt", file_22, sizeof file_22},
    {"lexicons/CountyWord.txt", file_23, sizeof file_23},
    {"lexicons/CurrentMark.txt", file_24, sizeof file_24},
    {"lexicons/Degree.txt", file_25, sizeof file_25},
    {"lexicons/Department.txt", file_26, sizeof file_26},
    {"lexicons/DepartmentHead.txt", file_27, sizeof file_27},
    {"lexicons/DomesticPlaceWord.txt", file_28, sizeof file_28},
    {"lexicons/ElderPrefix.txt", file_29, sizeof file_29},
    {"lexicons/FamiliarPrefix.txt", file_30, sizeof file_30},
    {"lexicons/FamousPerson.txt", file_31, sizeof file_31},
    {"lexicons/ForeignPlace.txt", file_32, sizeof file_32},
    {"lexicons/FormerMark.txt", file_33, sizeof file_33},
    {"lexicons/FunctionCharacter.txt", file_34, sizeof file_34},
    {"lexicons/FunctionSurname.txt", file_35, sizeof file_35},
    {"lexicons/GeneralOrganization.txt", file_36, sizeof file_36},
    {"lexicons/GenericPlace.txt", file_37, sizeof file_37},
    {"lexicons/GivenCharacter.tsv", file_38, sizeof file_38},
    {"lexicons/InnerBody.txt", file_39, sizeof file_39},
    {"lexicons/IntroductionMark.txt", file_40, sizeof file_40},
    {"lexicons/IntroductionVerb.txt", file_41, sizeof file_41},
    {"lexicons/JapaneseGivenCharacter.tsv", file_42, sizeof file_42},
    {"lexicons/JapaneseSurname.tsv", file_43, sizeof file_43},
    {"lexicons/JoinVerb.txt", file_44, sizeof file_44},
    {"lexicons/JointVerb.txt", file_45, sizeof file_45},
    {"lexicons/KinshipNoun.txt", file_46, sizeof file_46},
    {"lexicons/KnownOrganization.txt", file_47, sizeof file_47},
    {"lexicons/KnownPartyOrganization.txt", file_48, sizeof file_48},
    {"lexicons/KnownSurname.txt", file_49, sizeof file_49},
    {"lexicons/LawOfficer.txt", file_50, sizeof file_50},
    {"lexicons/ListMark.txt", file_51, sizeof file_51},
    {"lexicons/Litigant.txt", file_52, sizeof file_52},
    {"lexicons/LocalHead.txt", file_53, sizeof file_53},
    {"lexicons/MemberRole.txt", file_54, sizeof file_54},
    {"lexicons/MemberWord.txt", file_55, sizeof file_55},
    {"lexicons/NameDot.txt", file_56, sizeof file_56},
    {"lexicons/NameFollower.txt", file_57, sizeof file_57},
    {"lexicons/NativeNamePart.tsv", file_58, sizeof file_58},
    {"lexicons/NativeWord.txt", file_59, sizeof file_59},
    {"lexicons/NaturalFeature.txt", file_60, sizeof file_60},
    {"lexicons/NotInPlaceName.txt", file_61, sizeof file_61},
    {"lexicons/NotName.txt", file_62, sizeof file_62},
    {"lexicons/NotPlaceWord.txt", file_63, sizeof file_63},
    {"lexicons/NounSuffixCharacter.txt", file_64, sizeof file_64},
    {"lexicons/Ordinal.txt", file_65, sizeof file_65},
    {"lexicons/OrganizationHead.txt", file_66, sizeof file_66},
    {"lexicons/OrganizationHeadCharacter.txt", file_67, sizeof file_67},
    {"lexicons/OrganizationHeadStrong.txt", file_68, sizeof file_68},
    {"lexicons/OrganizationSoftStop.txt", file_69, sizeof file_69},
    {"lexicons/OrganizationStop.txt", file_70, sizeof file_70},
    {"lexicons/OtherOfName.txt", file_71, sizeof file_71},
    {"lexicons/Particle.txt", file_72, sizeof file_72},
    {"lexicons/PartyHead.txt", file_73, sizeof file_73},
    {"lexicons/PartyName.txt", file_74, sizeof file_74},
    {"lexicons/PartyRole.txt", file_75, sizeof file_75},
    {"lexicons/PersonHonorific.txt", file_76, sizeof file_76},
    {"lexicons/PersonNote.txt", file_77, sizeof file_77},
    {"lexicons/PersonNounBefore.txt", file_78, sizeof file_78},
    {"lexicons/PersonTitleAfter.txt", file_79, sizeof file_79},
    {"lexicons/PersonalPronoun.txt", file_80, sizeof file_80},
    {"lexicons/PlaceCommittee.txt", file_81, sizeof file_81},
    {"lexicons/PlaceLastCharacter.txt", file_82, sizeof file_82},
    {"lexicons/PlaceModifier.txt", file_83, sizeof file_83},
    {"lexicons/PlaceRole.txt", file_84, sizeof file_84},
    {"lexicons/PlaceSuffix.txt", file_85, sizeof file_85},
    {"lexicons/PlaceVerb.txt", file_86, sizeof file_86},
    {"lexicons/ProfessionalTitle.txt", file_87, sizeof file_87},
    {"lexicons/PronounGovernor.txt", file_88, sizeof file_88},
    {"lexicons/ProposedMark.txt", file_89, sizeof file_89},
    {"lexicons/QuoteMark.txt", file_90, sizeof file_90},
    {"lexicons/RemoveVerb.txt", file_91, sizeof file_91},
    {"lexicons/Role.txt", file_92, sizeof file_92},
    {"lexicons/RolePrefix.txt", file_93, sizeof file_93},
    {"lexicons/RoleSuffix.txt", file_94, sizeof file_94},
    {"lexicons/SameNameWord.txt", file_95, sizeof file_95},
    {"lexicons/SelfNaming.txt", file_96, sizeof file_96},
    {"lexicons/SentenceEnd.txt", file_97, sizeof file_97},
    {"lexicons/SpeechVerb.txt", file_98, sizeof file_98},
    {"lexicons/StateRole.txt", file_99, sizeof file_99},
    {"lexicons/StudyVerb.txt", file_100, sizeof file_100},
    {"lexicons/SubordinateEnd.txt", file_101, sizeof file_101},
    {"lexicons/Surname.tsv", file_102, sizeof file_102},
    {"lexicons/ThingBehind.txt", file_103, sizeof file_103},
    {"lexicons/TimeNoun.txt", file_104, sizeof file_104},
    {"lexicons/Township.txt", file_105, sizeof file_105},
    {"lexicons/TownshipSuffix.txt", file_106, sizeof file_106},
    {"lexicons/TradeWord.txt", file_107, sizeof file_107},
    {"lexicons/TransliterationCharacter.tsv", file_108, sizeof file_108},
    {"lexicons/TransliterationName.txt", file_109, sizeof file_109},
    {"lexicons/Unnamed.txt", file_110, sizeof file_110},
    {"lexicons/VillageBody.txt", file_111, sizeof file_111},
    {"lexicons/VillageSuffix.txt", file_112, sizeof file_112},
    {"lexicons/WorkRole.txt", file_113, sizeof file_113},
    {"lexicons/tags.txt", file_114, sizeof file_114},
    {"lexicons/words.tsv", file_115, sizeof file_115},
    {"pinyin/characters.tsv", file_116, sizeof file_116},
    {"pinyin/phrases.tsv", file_117, sizeof file_117},
    {"pinyin/surnames.tsv", file_118, sizeof file_118},
    {"rules/army.rules", file_119, sizeof file_119},
    {"rules/branches.rules", file_120, sizeof file_120},
    {"rules/careers.rules", file_121, sizeof file_121},
    {"rules/foreign.rules", file_122, sizeof file_122},
    {"rules/formers.rules", file_123, sizeof file_123},
    {"rules/holders.rules", file_124, sizeof file_124},
    {"rules/lists.rules", file_125, sizeof file_125},
    {"rules/organisations.rules", file_126, sizeof file_126},
    {"rules/people-against.rules", file_127, sizeof file_127},
    {"rules/people-appointed.rules", file_128, sizeof file_128},
    {"rules/people-for.rules", file_129, sizeof file_129},
    {"rules/people-verbs.rules", file_130, sizeof file_130},
    {"rules/people-western.rules", file_131, sizeof file_131},
    {"rules/people.rules", file_132, sizeof file_132},
    {"rules/places-against.rules", file_133, sizeof file_133},
    {"rules/places-apart.rules", file_134, sizeof file_134},
    {"rules/places-in-chain.rules", file_135, sizeof file_135},
    {"rules/places.rules", file_136, sizeof file_136},
    {"rules/posts.rules", file_137, sizeof file_137},
    {"rules/references.rules", file_138, sizeof file_138},
    {"rules/relations.rules", file_139, sizeof file_139},
    {"rules/roles.rules", file_140, sizeof file_140},
    {"rules/subjects.rules", file_141, sizeof file_141},
    {"rules/vetoes.rules", file_142, sizeof file_142},
    {"rules/words.rules", file_143, sizeof file_143},
    {"schema.txt", file_144, sizeof file_144},
    {"seats.txt", file_145, sizeof file_145},
    {"stages.txt", file_146, sizeof file_146},
};

size_t knowledge_file_count(void) { return sizeof files / sizeof files[0]; }

struct knowledge_file knowledge_file_at(size_t index) { return files[index]; }
