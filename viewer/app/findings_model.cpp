#include "viewer/app/findings_model.h"

#include <QColor>
#include <QCoreApplication>
#include <QPainter>
#include <QPixmap>
#include <QPolygonF>
#include <QRegularExpression>
#include <algorithm>
#include <map>
#include <string_view>

#include "layers/model/kind_words.h"
#include "layers/symbols/symbol_search.h"

namespace saban::app {

using layers::Severity;

QString severityWord(Severity severity) {
    switch (severity) {
        case Severity::Error: return FindingsModel::tr("Error");
        case Severity::Warning: return FindingsModel::tr("Warning");
        case Severity::Note: return FindingsModel::tr("Note");
    }
    return {};
}

namespace {

/// What is wrong beside the name of the feature, which is not said again. Thousands of them are compared as they are sorted.
QString besideName(const layers::Finding& finding) {
    std::string_view rest = finding.message;
    if (const std::string title = finding.name.empty() ? std::string() : layers::calledInMessages(finding.kind, finding.name); rest.starts_with(title)) rest.remove_prefix(title.size());
    if (rest.size() < finding.message.size()) rest.remove_prefix(std::min(rest.find_first_not_of(" \t\n\r:,"), rest.size()));
    if (rest.empty()) return QString::fromStdString(finding.message);
    QString text = QString::fromUtf8(rest.data(), static_cast<qsizetype>(rest.size()));
    text[0] = text[0].toUpper();
    return text;
}

/// As a sentence, with quotes as other texts have them, but in what is to be typed.
QString sentenceOf(const layers::Finding& finding) {
    const QString text = besideName(finding);
    static const QRegularExpression quoted(QStringLiteral("(?<![\\p{L}\\p{N}])'([^']*)'(?![\\p{L}\\p{N}])"));
    const qsizetype typed = text.indexOf(QLatin1String("saban "));
    const QString words = typed < 0 ? text : text.left(typed);
    return QString(words).replace(quoted, QStringLiteral("“\\1”")) + text.mid(words.size());
}

/// A disc with a cross, a triangle or a square with a stroke and a dot.
QPixmap severitySign(Severity severity, QColor fill, QColor ink, double strokePx) {
    constexpr int kSizePx = 48;  // large: icons are only ever made smaller
    QPixmap pixmap(kSizePx, kSizePx);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    if (severity == Severity::Error) painter.drawEllipse(QRectF(4, 4, 40, 40));
    else if (severity == Severity::Warning) painter.drawPolygon(QPolygonF({{24, 4}, {46, 43}, {2, 43}}));
    else painter.drawRoundedRect(QRectF(6, 6, 36, 36), 7, 7);
    painter.setPen(QPen(ink, strokePx, Qt::SolidLine, Qt::RoundCap));
    if (severity == Severity::Error) {
        painter.drawLine(QPointF(16, 16), QPointF(32, 32));
        painter.drawLine(QPointF(32, 16), QPointF(16, 32));
    } else {
        const bool isWarning = severity == Severity::Warning;
        painter.drawLine(QPointF(24, isWarning ? 18 : 23), QPointF(24, isWarning ? 29 : 34));
        painter.drawPoint(QPointF(24, isWarning ? 37 : 14));
    }
    return pixmap;
}

}  // namespace

/// Told apart by form as well as by colour: a disc with a cross, a triangle, a square.
QIcon severityIcon(Severity severity) {
    const QColor dark(0x17, 0x18, 0x1a);
    const bool isError = severity == Severity::Error;
    const QColor fill = isError ? QColor(0xe0, 0x57, 0x4a) : severity == Severity::Warning ? QColor(0xe0, 0xa9, 0x3f) : QColor(0x6d, 0x9f, 0xd1);
    QIcon icon(severitySign(severity, fill, isError ? QColor(Qt::white) : dark, isError ? 6.0 : 5.0));
    // On the ground of a chosen row, which has the colour of warnings, in one dark colour.
    icon.addPixmap(severitySign(severity, dark, Qt::white, 5.0), QIcon::Selected);
    return icon;
}

QString ruleWord(const std::string& rule) {
    if (rule == "geometry") return FindingsModel::tr("Shape");
    if (rule == "references") return FindingsModel::tr("References");
    if (rule == "names") return FindingsModel::tr("Names");
    if (rule == "dates") return FindingsModel::tr("Dates");
    if (rule == "structure_types") return FindingsModel::tr("Structure types");
    if (rule == "symbol_codes") return FindingsModel::tr("Symbol codes");
    if (rule == "files") return FindingsModel::tr("Files");
    if (rule == "positions") return FindingsModel::tr("Positions");
    if (rule == "routes") return FindingsModel::tr("Routes");
    if (rule == "headings") return FindingsModel::tr("Headings");
    if (rule == "scenes") return FindingsModel::tr("Scenes");
    if (rule == "texts") return FindingsModel::tr("Texts");
    return QString::fromStdString(rule);
}

FindingsModel::FindingsModel(QObject* parent) : QAbstractTableModel(parent) {
    for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Note}) icons_[static_cast<std::size_t>(severity)] = severityIcon(severity);
}

void FindingsModel::setFindings(const std::vector<layers::Finding>& findings) {
    const auto isSame = [](const layers::Finding& a, const layers::Finding& b) {
        return a.severity == b.severity && a.uid == b.uid && a.rule == b.rule && a.message == b.message && a.name == b.name && a.kind == b.kind;
    };
    if (std::equal(findings.begin(), findings.end(), findings_.begin(), findings_.end(), isSame)) return;
    beginResetModel();
    findings_ = findings;
    counts_ = {};
    for (const layers::Finding& finding : findings_) ++counts_[static_cast<std::size_t>(finding.severity)];
    makeTexts();
    endResetModel();
}

void FindingsModel::makeTexts() {
    std::map<std::string, QString> kinds;
    folded_.assign(findings_.size(), {});
    kinds_.clear();
    kinds_.reserve(findings_.size());
    for (const layers::Finding& finding : findings_) {
        const auto [kind, isNew] = kinds.try_emplace(finding.kind);
        if (isNew) kind->second = QString::fromStdString(layers::kindWord(finding.kind));
        kinds_.push_back(kind->second);
    }
}

const QString& FindingsModel::folded(int row) const {
    QString& folded = folded_[static_cast<std::size_t>(row)];
    if (folded.isEmpty()) {
        const QString all = QStringList{textAt(row, RuleColumn), textAt(row, FeatureColumn), textAt(row, MessageColumn)}.join(QLatin1Char(' '));
        folded = QString::fromStdString(layers::foldedForSearch(all.toStdString()));
    }
    return folded;
}

QString FindingsModel::textAt(int row, int column) const {
    const layers::Finding& finding = findings_[static_cast<std::size_t>(row)];
    switch (column) {
        case SeverityColumn: return severityWord(finding.severity);
        case RuleColumn: return ruleWord(finding.rule);
        case FeatureColumn: {
            const QString& kind = kinds_[static_cast<std::size_t>(row)];
            return finding.name.empty() ? kind : tr("%1 (%2)", "name and kind of a feature").arg(QString::fromStdString(finding.name), kind);
        }
        case MessageColumn: return sentenceOf(finding);
        default: return {};
    }
}

void FindingsModel::retranslate() {
    makeTexts();
    if (!findings_.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int FindingsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(findings_.size()); }
int FindingsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant FindingsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    if (role == Qt::DisplayRole) return textAt(index.row(), index.column());
    if (role == Qt::ToolTipRole) return textAt(index.row(), MessageColumn);
    if (role == Qt::DecorationRole && index.column() == SeverityColumn)
        return icons_[static_cast<std::size_t>(findings_[static_cast<std::size_t>(index.row())].severity)];
    return {};
}

QVariant FindingsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case SeverityColumn: return tr("Severity");
        case RuleColumn: return tr("Rule");
        case FeatureColumn: return tr("Feature");
        case MessageColumn: return tr("What is wrong");
        default: return {};
    }
}

FindingsFilter::FindingsFilter(FindingsModel& model, QObject* parent) : QSortFilterProxyModel(parent), model_(model) { setSourceModel(&model); }

void FindingsFilter::setLeast(std::optional<Severity> least) {
    least_ = least;
    invalidateFilter();
}

void FindingsFilter::setWords(const QString& text) {
    words_ = QString::fromStdString(layers::foldedForSearch(text.toStdString())).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

bool FindingsFilter::filterAcceptsRow(int row, const QModelIndex&) const {
    if (least_ && static_cast<int>(model_.findings()[static_cast<std::size_t>(row)].severity) > static_cast<int>(*least_)) return false;
    const QString& all = model_.folded(row);
    return std::all_of(words_.begin(), words_.end(), [&](const QString& word) { return all.contains(word); });
}

bool FindingsFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const auto& all = model_.findings();
    const layers::Finding &a = all[static_cast<std::size_t>(left.row())], &b = all[static_cast<std::size_t>(right.row())];
    switch (left.column()) {
        case FindingsModel::SeverityColumn: return a.severity < b.severity;
        case FindingsModel::RuleColumn: return a.rule < b.rule;
        case FindingsModel::FeatureColumn: return a.name < b.name;
        default: return besideName(a) < besideName(b);
    }
}

}  // namespace saban::app
