#include "layers/exchange/legacy_text.h"

#include <QString>
#include <QStringDecoder>
#include <QStringList>
#include <algorithm>
#include <array>
#include <cctype>
#include <map>

#include "layers/exchange/vietnamese_text.h"
#include "layers/model/value.h"

namespace saban::layers {

namespace {

/// 0xA0 to 0xFF of TCVN3; '?' is no letter.
constexpr std::u16string_view kTcvn3 =
    u"?ĂÂÊÔƠƯĐăâêôơưđ?"
    u"?????àảãáạ?ằẳẵắ?"
    u"??????ặầẩẫấậè?ẻẽ"
    u"éẹềểễếệìỉ???ĩíịò"
    u"?ỏõóọồổỗốộờởỡớợù"
    u"?ủũúụừửữứựỳỷỹýỵ?";

// Combining marks, as VNI's bytes stand for them after a letter.
constexpr char16_t kGrave = 0x0300, kAcute = 0x0301, kCircumflex = 0x0302, kTilde = 0x0303, kBreve = 0x0306, kHook = 0x0309, kDotBelow = 0x0323;

struct VniMark {
    unsigned char byte;  ///< after a small letter; 0x20 less after a capital
    char16_t shape, tone;
};
constexpr std::array<VniMark, 17> kVniMarks{{{0xF9, 0, kAcute},
                                             {0xF8, 0, kGrave},
                                             {0xFB, 0, kHook},
                                             {0xF5, 0, kTilde},
                                             {0xEF, 0, kDotBelow},
                                             {0xE2, kCircumflex, 0},
                                             {0xE1, kCircumflex, kAcute},
                                             {0xE0, kCircumflex, kGrave},
                                             {0xE5, kCircumflex, kHook},
                                             {0xE3, kCircumflex, kTilde},
                                             {0xE4, kCircumflex, kDotBelow},
                                             {0xEA, kBreve, 0},
                                             {0xE9, kBreve, kAcute},
                                             {0xE8, kBreve, kGrave},
                                             {0xFA, kBreve, kHook},
                                             {0xFC, kBreve, kTilde},
                                             {0xEB, kBreve, kDotBelow}}};

struct VniLetter {
    unsigned char byte;
    char16_t letter;
};
/// Letters of a byte of their own; the capital's byte is 0x20 less.
constexpr std::array<VniLetter, 8> kVniLetters{
    {{0xED, u'í'}, {0xEC, u'ì'}, {0xE6, u'ỉ'}, {0xF3, u'ĩ'}, {0xF2, u'ị'}, {0xEE, u'ỵ'}, {0xF1, u'đ'}, {0xF4, u'ơ'}}};
constexpr VniLetter kVniHornU{0xF6, u'ư'};

QChar vniLetter(unsigned char byte) {
    for (const VniLetter& l : kVniLetters) {
        if (byte == l.byte) return QChar(l.letter);
        if (byte == l.byte - 0x20) return QChar(l.letter).toUpper();
    }
    if (byte == kVniHornU.byte) return QChar(kVniHornU.letter);
    return byte == kVniHornU.byte - 0x20 ? QChar(kVniHornU.letter).toUpper() : QChar();
}

/// The letter before with the mark; nothing when they do not go together.
std::optional<QChar> vniMarked(QChar before, unsigned char byte) {
    for (const VniMark& mark : kVniMarks) {
        if (byte != mark.byte && byte != mark.byte - 0x20) continue;
        QString made(before);
        if (mark.shape) made += QChar(mark.shape);
        if (mark.tone) made += QChar(mark.tone);
        made = made.normalized(QString::NormalizationForm_C);
        if (made.size() == 1) return made.front();
    }
    return std::nullopt;
}

DecodedText fromTcvn3(std::string_view bytes) {
    DecodedText decoded;
    QString text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        const char16_t letter = byte < 0x80 ? byte : byte < 0xA0 ? u'?' : kTcvn3[byte - 0xA0];
        if (byte == 0xA0) text += ' ';  // not to be broken
        else if (byte >= 0x80 && letter == u'?') ++decoded.unknownBytes, text += QChar(QChar::ReplacementCharacter);
        else text += QChar(letter);
    }
    decoded.text = text.toStdString();
    return decoded;
}

DecodedText fromVni(std::string_view bytes) {
    DecodedText decoded;
    QString text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            text += QChar(byte);
        } else if (const auto marked = text.isEmpty() ? std::nullopt : vniMarked(text.back(), byte)) {
            text.back() = *marked;
        } else if (const QChar letter = vniLetter(byte); !letter.isNull()) {
            text += letter;
        } else if (byte == 0xA0) {
            text += ' ';
        } else {
            ++decoded.unknownBytes;
            text += QChar(QChar::ReplacementCharacter);
        }
    }
    decoded.text = text.toStdString();
    return decoded;
}

std::optional<QString> asUtf8(std::string_view bytes) {
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    return decoder.hasError() ? std::nullopt : std::optional(std::move(text));
}

/// 0x80 to 0x9F of Windows-1252; 0 where it has none.
constexpr std::array<char16_t, 32> kWindows1252{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                                0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                                0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

bool isAscii(std::string_view text) {
    for (const char c : text)
        if (static_cast<unsigned char>(c) >= 0x80) return false;
    return true;
}

/// Words with marks, and how many of them are no syllable.
struct Score {
    int fit = 0, misfit = 0;
    void add(const std::string& text) {
        std::string word;
        for (const char c : text + ' ') {
            const auto byte = static_cast<unsigned char>(c);
            if (byte >= 0x80 || std::isalpha(byte)) {
                word += c;
                continue;
            }
            if (!isAscii(word)) ++(isVietnameseSyllable(word) ? fit : misfit);
            word.clear();
        }
    }
    double share() const { return fit + misfit == 0 ? 0.0 : static_cast<double>(fit) / (fit + misfit); }
};

}  // namespace

std::string_view nameOf(TextEncoding encoding) {
    return encoding == TextEncoding::Utf8 ? "UTF-8" : encoding == TextEncoding::Tcvn3 ? "TCVN3" : "VNI";
}

std::optional<TextEncoding> encodingNamed(std::string_view name) {
    static const std::map<std::string, TextEncoding> known{{"utf 8", TextEncoding::Utf8},           {"utf8", TextEncoding::Utf8},
                                                           {"65001", TextEncoding::Utf8},           {"tcvn", TextEncoding::Tcvn3},
                                                           {"tcvn3", TextEncoding::Tcvn3},          {"abc", TextEncoding::Tcvn3},
                                                           {"tcvn5712", TextEncoding::Tcvn3},       {"tcvn 5712", TextEncoding::Tcvn3},
                                                           {"tcvn5712 1", TextEncoding::Tcvn3},     {"vni", TextEncoding::Vni},
                                                           {"vni windows", TextEncoding::Vni},      {"vni win", TextEncoding::Vni}};
    const auto found = known.find(folded(name));
    return found == known.end() ? std::nullopt : std::optional(found->second);
}

DecodedText toUnicode(std::string_view bytes, TextEncoding encoding) {
    if (encoding == TextEncoding::Tcvn3) return fromTcvn3(bytes);
    if (encoding == TextEncoding::Vni) return fromVni(bytes);
    DecodedText decoded{.text = toNfc(std::string(bytes)), .unknownBytes = 0};
    if (!asUtf8(bytes)) decoded.unknownBytes = static_cast<std::size_t>(QString::fromStdString(decoded.text).count(QChar(QChar::ReplacementCharacter)));
    return decoded;
}

std::optional<std::string> legacyBytes(std::string_view text) {
    if (isAscii(text)) return std::string(text);
    const auto unicode = asUtf8(text);
    if (!unicode) return std::string(text);
    std::string bytes;
    for (const QChar c : *unicode) {
        const char16_t code = c.unicode();
        const auto* found = std::find(kWindows1252.begin(), kWindows1252.end(), code);
        if (code < 0x100) bytes += static_cast<char>(code);
        else if (found != kWindows1252.end()) bytes += static_cast<char>(0x80 + (found - kWindows1252.begin()));
        else return std::nullopt;
    }
    return bytes;
}

TextEncoding detectEncoding(std::span<const std::string> samples) {
    constexpr double kConvincing = 0.6;
    std::array<Score, 3> scores;  // in the order of TextEncoding
    int damaged = 0;
    for (const std::string& sample : samples) {
        if (isAscii(sample)) continue;
        if (const auto unicode = asUtf8(sample)) scores[0].add(toNfc(sample));
        else ++damaged;
        const auto bytes = legacyBytes(sample);
        if (!bytes) continue;
        for (const TextEncoding legacy : {TextEncoding::Tcvn3, TextEncoding::Vni}) {
            const DecodedText decoded = toUnicode(*bytes, legacy);
            Score& score = scores[static_cast<std::size_t>(legacy)];
            score.add(decoded.text);
            score.misfit += static_cast<int>(decoded.unknownBytes);
        }
    }
    const Score& tcvn = scores[1];
    const Score& vni = scores[2];
    const bool isVni = vni.share() > tcvn.share() || (vni.share() == tcvn.share() && vni.fit > tcvn.fit);
    const Score& better = isVni ? vni : tcvn;
    const bool isUnicodeWorse = damaged > 0 || scores[0].share() < better.share();
    // A text with letters that only Unicode has counts for Unicode, whatever its other words look like.
    if (better.fit == 0 || better.share() < kConvincing || !isUnicodeWorse || scores[0].fit > better.fit) return TextEncoding::Utf8;
    return isVni ? TextEncoding::Vni : TextEncoding::Tcvn3;
}

}  // namespace saban::layers
