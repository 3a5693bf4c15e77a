#include "tests/rules/translation_file.h"

#include <QFile>
#include <QRegularExpression>
#include <QXmlStreamReader>
#include <algorithm>

namespace saban::test {

namespace {

void readTranslation(QXmlStreamReader& xml, Message& message) {
    message.isFinished = !xml.attributes().hasAttribute(QStringLiteral("type"));
    message.translation = xml.readElementText(QXmlStreamReader::SkipChildElements);
}

/// Texts with a number hold their forms in <numerusform> elements inside <translation>.
void readForms(QXmlStreamReader& xml, Message& message) {
    message.isFinished = !xml.attributes().hasAttribute(QStringLiteral("type"));
    while (xml.readNextStartElement()) {
        const QString form = xml.readElementText();
        if (message.translation.isEmpty()) message.translation = form;
    }
}

Message readMessage(QXmlStreamReader& xml, const QString& context) {
    Message message;
    message.context = context;
    const bool hasForms = xml.attributes().value(QStringLiteral("numerus")) == QStringLiteral("yes");
    while (xml.readNextStartElement()) {
        if (xml.name() == QStringLiteral("source"))
            message.source = xml.readElementText();
        else if (xml.name() == QStringLiteral("comment"))
            message.comment = xml.readElementText();
        else if (xml.name() == QStringLiteral("translation"))
            hasForms ? readForms(xml, message) : readTranslation(xml, message);
        else
            xml.skipCurrentElement();
    }
    return message;
}

}  // namespace

std::optional<std::vector<Message>> readTranslationFile(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return std::nullopt;
    QXmlStreamReader xml(&file);
    if (!xml.readNextStartElement() || xml.name() != QStringLiteral("TS")) return std::nullopt;
    std::vector<Message> messages;
    while (xml.readNextStartElement()) {
        if (xml.name() != QStringLiteral("context")) {
            xml.skipCurrentElement();
            continue;
        }
        QString context;
        while (xml.readNextStartElement()) {
            if (xml.name() == QStringLiteral("name"))
                context = xml.readElementText();
            else if (xml.name() == QStringLiteral("message"))
                messages.push_back(readMessage(xml, context));
            else
                xml.skipCurrentElement();
        }
    }
    if (xml.hasError()) return std::nullopt;
    return messages;
}

std::vector<QString> placeholdersOf(const QString& text) {
    static const QRegularExpression pattern(QStringLiteral(R"re(\{[0-9]*(:[^{}]*)?\}|%L?[0-9]+|%L?n)re"));
    std::vector<QString> found;
    for (auto match = pattern.globalMatch(text); match.hasNext();) found.push_back(match.next().captured(0));
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace saban::test
