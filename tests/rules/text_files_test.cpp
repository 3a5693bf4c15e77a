#include <gtest/gtest.h>

#include <QString>
#include <QStringDecoder>
#include <algorithm>
#include <cctype>

#include "tests/rules/source_tree.h"

namespace saban::test {
namespace {

std::vector<std::string> textFiles() {
    std::vector<std::string> files;
    for (const std::string& file : projectFiles())
        if (contentOf(file).find('\0') == std::string::npos) files.push_back(file);
    return files;
}

/// Line, from 1, of the first place where `needle` stands and is not the end of a longer name; 0 when it stands
/// nowhere.
std::ptrdiff_t lineOf(const std::string& needle, const std::string& text) {
    for (auto at = text.find(needle); at != std::string::npos; at = text.find(needle, at + 1)) {
        const bool endsLongerName =
            at > 0 && (std::isalnum(static_cast<unsigned char>(text[at - 1])) || text[at - 1] == '_');
        if (!endsLongerName) return 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    }
    return 0;
}

TEST(TextFiles, AreComposedUtf8) {
    for (const std::string& file : textFiles()) {
        const std::string bytes = contentOf(file);
        QStringDecoder decoder(QStringDecoder::Utf8);
        const QString text = decoder(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
        EXPECT_FALSE(decoder.hasError()) << file << " is not UTF-8";
        EXPECT_EQ(text, text.normalized(QString::NormalizationForm_C)) << file << " holds decomposed letters";
    }
}

TEST(TextFiles, EndTheirLinesWithALineFeedOnly) {
    for (const std::string& file : textFiles()) {
        const std::string bytes = contentOf(file);
        EXPECT_EQ(bytes.find('\r'), std::string::npos) << file << " holds a carriage return";
        EXPECT_TRUE(bytes.empty() || bytes.back() == '\n') << file << " ends inside a line";
    }
}

// The needles are cut in two, so that this file does not hold what it looks for.
TEST(TextFiles, HoldNoPathOfOneMachine) {
    for (const std::string& file : textFiles())
        for (const char* needle : {"/wo"
                                   "rk/",
                                   "/ro"
                                   "ot/",
                                   "/ho"
                                   "me/",
                                   "/Us"
                                   "ers/"})
            EXPECT_EQ(lineOf(needle, contentOf(file)), 0) << file << " holds " << needle;
}

TEST(TextFiles, NameNoPackageServer) {
    for (const std::string& file : textFiles())
        for (const char* needle : {"deb."
                                   "debian.org",
                                   "ftp."
                                   "debian.org",
                                   "security."
                                   "debian.org",
                                   "snapshot."
                                   "debian.org",
                                   "registry."
                                   "npmjs.org",
                                   "pypi."
                                   "org",
                                   "files."
                                   "pythonhosted.org",
                                   "static."
                                   "crates.io"})
            EXPECT_EQ(lineOf(needle, contentOf(file)), 0) << file << " holds " << needle;
}

}  // namespace
}  // namespace saban::test
