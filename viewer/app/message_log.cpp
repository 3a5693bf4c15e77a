#include "viewer/app/message_log.h"

#include <QIcon>
#include <QLocale>

#include "viewer/app/findings_model.h"

namespace saban::app {

namespace {

/// Both have the same three, in the same words.
layers::Severity severityOf(MessageBar::Severity severity) {
    switch (severity) {
        case MessageBar::Severity::Error: return layers::Severity::Error;
        case MessageBar::Severity::Warning: return layers::Severity::Warning;
        case MessageBar::Severity::Note: return layers::Severity::Note;
    }
    return layers::Severity::Note;
}

}  // namespace

MessageLog::MessageLog(QObject* parent) : QAbstractTableModel(parent) {
    for (const auto severity : {layers::Severity::Error, layers::Severity::Warning, layers::Severity::Note}) icons_[static_cast<std::size_t>(severity)] = severityIcon(severity);
}

void MessageLog::add(MessageBar::Severity severity, const QString& text, const QString& details) {
    if (rowCount() >= kMost) {
        beginRemoveRows({}, rowCount() - 1, rowCount() - 1);
        messages_.pop_back();
        endRemoveRows();
    }
    beginInsertRows({}, 0, 0);
    messages_.push_front({.at = QTime::currentTime(), .severity = severity, .text = text, .details = details});
    endInsertRows();
}

QString MessageLog::fullText(int row) const {
    const Message& message = messages_[static_cast<std::size_t>(row)];
    QString all = QStringList{message.at.toString(QStringLiteral("HH:mm:ss")), severityWord(severityOf(message.severity)), message.text}.join(QLatin1Char('\t'));
    if (!message.details.isEmpty()) all += QLatin1Char('\n') + message.details;
    return all;
}

void MessageLog::retranslate() {
    if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int MessageLog::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(messages_.size()); }
int MessageLog::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant MessageLog::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Message& message = messages_[static_cast<std::size_t>(index.row())];
    if (role == Qt::DecorationRole && index.column() == SeverityColumn) return icons_[static_cast<std::size_t>(severityOf(message.severity))];
    if (role == Qt::ToolTipRole) return message.details.isEmpty() ? message.text : message.text + QStringLiteral("\n\n") + message.details;
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
        case TimeColumn: return message.at.toString(QStringLiteral("HH:mm:ss"));
        case SeverityColumn: return severityWord(severityOf(message.severity));
        case TextColumn: return QString(message.text).replace(QLatin1Char('\n'), QLatin1Char(' '));
        default: return {};
    }
}

QVariant MessageLog::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case TimeColumn: return tr("Time");
        case SeverityColumn: return tr("Severity");
        case TextColumn: return tr("Message");
        default: return {};
    }
}

}  // namespace saban::app
