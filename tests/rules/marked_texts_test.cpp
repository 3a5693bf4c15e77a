#include <gtest/gtest.h>

#include <regex>

#include "tests/rules/source_tree.h"

namespace saban::test {
namespace {

/// True when a person reads words in `literal`: not only marks, units, placeholders, HTML tags, the program's name, or
/// the names of languages, which are written in the language itself.
bool hasWords(const std::string& literal) {
    static const std::regex noWords("<[^>]*>|%[0-9]|Saban|English|Tiếng Việt");
    static const std::regex word("[A-Za-z]{3}");
    return std::regex_search(std::regex_replace(literal, noWords, ""), word);
}

/// Places in a C++ source where a text for people is written as a bare literal, which no translation can reach.
std::vector<std::string> bareTextsIn(const std::string& source) {
    static const std::regex error(R"re(ErrorCode::\w+\s*,\s*(std::string\s*\(\s*)?"[^"]*")re");
    static const std::regex formattedError(R"re(ErrorCode::\w+\s*,\s*fmt::format\s*\(\s*"[^"]*")re");
    static const std::regex widget(
        R"re((setText|setWindowTitle|setToolTip|setStatusTip|setTitle|setPlaceholderText|setSuffix|addAction|addMenu|addTab|addRow|addItem|QLabel|QPushButton|QCheckBox|QAction|QGroupBox)\s*\(\s*(QStringLiteral\s*\(\s*|u|QLatin1String\s*\(\s*)?"[^"]*")re");
    std::vector<std::string> found;
    for (const std::regex* pattern : {&error, &formattedError, &widget})
        for (auto match = std::sregex_iterator(source.begin(), source.end(), *pattern); match != std::sregex_iterator();
             ++match)
            if (const std::string call = match->str(); hasWords(call.substr(call.find('"')))) found.push_back(call);
    return found;
}

TEST(BareTexts, AreFoundInErrorsAndWidgets) {
    EXPECT_EQ(bareTextsIn("return fail(ErrorCode::NotFound, \"no such file\");").size(), 1u);
    EXPECT_EQ(bareTextsIn("return fail(ErrorCode::NotFound,\n    fmt::format(\"cannot find {}\", name));").size(), 1u);
    EXPECT_EQ(bareTextsIn("label->setText(QStringLiteral(\"Height\"));").size(), 1u);
    EXPECT_EQ(
        bareTextsIn("return fail(ErrorCode::NotFound, text(SABAN_TR(\"geo\", \"cannot find {}\"), name));").size(), 0u);
    EXPECT_EQ(
        bareTextsIn("label->setText(tr(\"Height\")); other->setText(QStringLiteral(\"<b>Saban</b> 5 km\"));").size(),
        0u);
}

TEST(Texts, ForPeopleAreMarkedForTranslation) {
    for (const std::string& file : projectFiles()) {
        if (!hasSuffix(file, {".h", ".cpp"}) ||
            !(file.starts_with("geo/") || file.starts_with("layers/") || file.starts_with("viewer/")))
            continue;
        for (const std::string& text : bareTextsIn(contentOf(file)))
            ADD_FAILURE() << file << ": " << text << " is not marked. Use SABAN_TR, or tr() in viewer/app";
    }
}

}  // namespace
}  // namespace saban::test
