#include "layers/exchange/legacy_text.h"

#include <gtest/gtest.h>

#include <QString>
#include <QStringList>
#include <vector>

namespace saban::layers {
namespace {

// The 67 letters beyond ASCII, small.
const QString kLetters = QString::fromUtf8("àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ");

// What libiconv's TCVN5712-1 writes for them.
const QByteArray kTcvn3 = QByteArray::fromHex(
    "b5b6b7b8b9a8bbbcbdbec6a9c7c8c9cacbcccecfd0d1aad2d3d4d5d6d7d8dcdddedfe1e2e3e4abe5e6e7e8e9aceaebecedeeeff1f2f3f4adf5f6f7f8f9fafbfcfdfeae");

// How text of the VNI fonts looks in a program that takes it for Latin-1.
const QStringList kVni = QString::fromUtf8("aø aû aõ aù aï aê aè aú aü aé aë aâ aà aå aã aá aä eø eû eõ eù eï eâ eà eå eã eá eä ì æ ó í ò oø oû oõ où oï oâ "
                                           "oà oå oã oá oä ô ôø ôû ôõ ôù ôï uø uû uõ uù uï ö öø öû öõ öù öï yø yû yõ yù î ñ").split(' ');

std::string vniOf(const std::string& text) {
    QByteArray bytes;
    for (const QChar c : QString::fromStdString(text)) {
        const auto small = kLetters.indexOf(c.toLower());
        const QString seen = small < 0 ? QString(c) : c.isLower() ? kVni[small] : kVni[small].toUpper();
        bytes += seen.toLatin1();
    }
    return bytes.toStdString();
}

std::string tcvn3Of(const std::string& text) {
    QByteArray bytes;
    for (const QChar c : QString::fromStdString(text)) bytes += kLetters.contains(c) ? QByteArray(1, kTcvn3[kLetters.indexOf(c)]) : QString(c).toLatin1();
    return bytes.toStdString();
}

TEST(LegacyText, EveryLetterOfTcvn3IsReadAsIconvReadsIt) {
    ASSERT_EQ(kTcvn3.size(), kLetters.size());
    for (qsizetype i = 0; i < kLetters.size(); ++i)
        EXPECT_EQ(toUnicode(std::string(1, kTcvn3[i]), TextEncoding::Tcvn3).text, QString(kLetters[i]).toStdString());
    EXPECT_EQ(toUnicode("\xA1\xA2\xA3\xA4\xA5\xA6\xA7", TextEncoding::Tcvn3).text, "ĂÂÊÔƠƯĐ");
}

TEST(LegacyText, EveryLetterOfVniIsReadInBothCases) {
    ASSERT_EQ(kVni.size(), kLetters.size());
    for (qsizetype i = 0; i < kLetters.size(); ++i) {
        EXPECT_EQ(toUnicode(kVni[i].toLatin1().toStdString(), TextEncoding::Vni).text, QString(kLetters[i]).toStdString());
        EXPECT_EQ(toUnicode(kVni[i].toUpper().toLatin1().toStdString(), TextEncoding::Vni).text, QString(kLetters[i]).toUpper().toStdString());
    }
}

TEST(LegacyText, TellsTheEncodingsApart) {
    const std::vector<std::string> names = {"Hầm trú ẩn số 1", "Trạm quân y xã", "Đường cơ động", "nhà văn hoá", "Tiểu đoàn bộ binh"};
    std::vector<std::string> tcvn3, vni;
    for (std::string name : names) {
        vni.push_back(vniOf(name));
        if (name.starts_with("Đ")) name.replace(0, 2, "đ");
        tcvn3.push_back(tcvn3Of(name));
    }
    EXPECT_EQ(detectEncoding(names), TextEncoding::Utf8);
    EXPECT_EQ(detectEncoding(tcvn3), TextEncoding::Tcvn3);
    EXPECT_EQ(detectEncoding(vni), TextEncoding::Vni);
    EXPECT_EQ(toUnicode(vni[4], TextEncoding::Vni).text, names[4]);
    // As a reader gives them that takes the bytes for Latin-1.
    for (auto& text : vni) text = QString::fromLatin1(text.c_str()).toStdString();
    EXPECT_EQ(detectEncoding(vni), TextEncoding::Vni);
    EXPECT_EQ(toUnicode(*legacyBytes(vni[0]), TextEncoding::Vni).text, names[0]);
}

TEST(LegacyText, CountsWhatMeansNothing) {
    EXPECT_EQ(toUnicode("a\xE0z", TextEncoding::Tcvn3).unknownBytes, 1u);
    EXPECT_EQ(toUnicode("b\xE1", TextEncoding::Vni).unknownBytes, 1u);
    EXPECT_EQ(toUnicode("\xC3", TextEncoding::Utf8).unknownBytes, 1u);
    EXPECT_EQ(toUnicode("", TextEncoding::Vni).unknownBytes, 0u);
    EXPECT_FALSE(legacyBytes("đường"));
}

TEST(LegacyText, LeavesOtherLanguagesAlone) {
    EXPECT_EQ(detectEncoding(std::vector<std::string>{"Château d'eau", "Forêt domaniale", "Église Saint-André"}), TextEncoding::Utf8);
    EXPECT_EQ(detectEncoding(std::vector<std::string>{"plain", "ASCII"}), TextEncoding::Utf8);
    EXPECT_EQ(detectEncoding({}), TextEncoding::Utf8);
    EXPECT_EQ(toUnicode("Ha\xCC\x80", TextEncoding::Utf8).text, "H\xC3\xA0");
}

}  // namespace
}  // namespace saban::layers
