#include "layers/exchange/vietnamese_text.h"

#include <QRegularExpression>
#include <QString>

namespace saban::layers {

namespace {

// Combining marks of the five tones.
constexpr char16_t kGrave = 0x0300, kAcute = 0x0301, kTilde = 0x0303, kHook = 0x0309, kDotBelow = 0x0323;

bool isTone(QChar c) { return c == QChar(kGrave) || c == QChar(kAcute) || c == QChar(kTilde) || c == QChar(kHook) || c == QChar(kDotBelow); }

QString decomposed(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).normalized(QString::NormalizationForm_D).toLower();
}

}  // namespace

std::string folded(std::string_view text) {
    std::string plain;
    for (const QChar c : decomposed(text)) {
        if (c.isMark()) continue;
        if (c == QChar(0x0111)) plain += 'd';
        else if (c.isLetterOrNumber()) plain += QString(c).toStdString();
        else if (!plain.empty() && plain.back() != ' ') plain += ' ';
    }
    if (!plain.empty() && plain.back() == ' ') plain.pop_back();
    return plain;
}

bool isVietnameseSyllable(std::string_view word) {
    static const QRegularExpression pattern(
        QStringLiteral("^(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
                       "(?:uyê|iêu|yêu|oai|oay|oao|oeo|uây|uôi|uyu|uya|ươi|ươu|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|ôi|ơi|oo|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|"
                       "[aăâeêioôơuưy])(?:ng|nh|ch|[cmnpt])?$"));
    QString plain;
    QChar tone;
    for (const QChar c : decomposed(word)) {
        if (!isTone(c)) plain += c;
        else if (!tone.isNull()) return false;
        else tone = c;
    }
    if (plain.size() > 10 || !pattern.match(plain.normalized(QString::NormalizationForm_C)).hasMatch()) return false;
    const bool isStopped = plain.endsWith('c') || plain.endsWith('p') || plain.endsWith('t') || plain.endsWith(QStringLiteral("ch"));
    return !isStopped || tone == QChar(kAcute) || tone == QChar(kDotBelow);
}

}  // namespace saban::layers
