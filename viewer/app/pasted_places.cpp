#include "viewer/app/pasted_places.h"

#include <QRegularExpression>
#include <QStringList>
#include <algorithm>
#include <optional>

namespace saban::app {

namespace {

constexpr qsizetype kMostCells = 4;  // that one place is spread over: degrees and hemispheres of both

bool hasDigit(const QString& text) {
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}

bool hasLetter(const QString& text) {
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
}

QStringList cellsOf(const QString& line) {
    QStringList cells = line.split(line.contains('\t') ? '\t' : ';');
    for (QString& cell : cells) cell = cell.trimmed();
    return cells;
}

/// "X (m)" is X: what the number of a column is written with.
QString labelOf(const QString& title) {
    static const QRegularExpression beside(QStringLiteral("[\\(\\[,].*$"));
    const QString plain = QString(title).normalized(QString::NormalizationForm_C).remove(beside).trimmed().toCaseFolded();
    for (const char* label : {"x", "y", "e", "n"})
        if (plain == QLatin1String(label)) return plain.toUpper() + QChar(' ');
    for (const char* label : {"easting", "east", "đ", "đông", "dong"})
        if (plain == QString::fromUtf8(label)) return QStringLiteral("E ");
    for (const char* label : {"northing", "north", "bắc", "bac"})
        if (plain == QString::fromUtf8(label)) return QStringLiteral("N ");
    return {};
}

QStringList labelsOf(const QString& titles) {
    const QStringList cells = cellsOf(titles);
    QStringList labels;
    for (const QString& cell : cells) labels << labelOf(cell);
    // B is north beside Đ, and latitude beside L.
    if (labels.contains(QStringLiteral("E ")))
        for (qsizetype i = 0; i < cells.size(); ++i)
            if (cells[i].section('(', 0, 0).trimmed().toCaseFolded() == QLatin1String("b")) labels[i] = QStringLiteral("N ");
    return labels;
}

struct Reader {
    const PlaceFrame& frame;
    QStringList labels{};  ///< of the columns
    QString fault{};       ///< of the last that was no place

    std::optional<glm::dvec2> place(const QString& text) {
        if (!hasDigit(text)) return std::nullopt;
        const auto read = readPlace(text, frame);
        if (read) return *read;
        fault = QString::fromStdString(read.error().message);
        return std::nullopt;
    }

    QString joined(const QStringList& cells, qsizetype from, qsizetype count) const {
        QString text;
        for (qsizetype i = from; i < from + count; ++i) {
            if (!text.isEmpty()) text += '\t';
            if (i < labels.size() && !hasLetter(cells[i])) text += labels[i];
            text += cells[i];
        }
        return text;
    }

    PlaceRow row(const QString& line) {
        PlaceRow row{.text = line};
        const QStringList cells = cellsOf(line);
        fault.clear();
        if (cells.size() == 1) {
            if (const auto at = place(line.trimmed())) row.place.at = *at;
            else row.fault = fault.isEmpty() ? PlaceEditor::tr("There are no coordinates in it.") : fault;
            return row;
        }
        // What is told of a row that cannot be read is the fault of all its cells together.
        QString first;
        for (qsizetype from = 0; from < cells.size(); ++from)
            for (qsizetype count = std::min(kMostCells, cells.size() - from); count > 0; --count) {
                const auto at = place(joined(cells, from, count));
                if (!at) {
                    if (first.isEmpty()) first = fault;
                    continue;
                }
                row.place = {.at = *at, .name = nameBeside(cells, from, count)};
                return row;
            }
        row.fault = first.isEmpty() ? PlaceEditor::tr("There are no coordinates in it.") : first;
        return row;
    }

    static QString nameBeside(const QStringList& cells, qsizetype from, qsizetype count) {
        QString number;
        for (qsizetype i = 0; i < cells.size(); ++i) {
            if (i >= from && i < from + count) continue;
            if (hasLetter(cells[i])) return cells[i];
            if (number.isEmpty()) number = cells[i];
        }
        return number;
    }
};

}  // namespace

std::vector<PlaceRow> readPlaces(const QString& text, const PlaceFrame& frame) {
    Reader reader{.frame = frame};
    std::vector<PlaceRow> rows;
    const QStringList lines = QString(text).replace(QStringLiteral("\r\n"), QStringLiteral("\n")).split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines[i].trimmed().isEmpty()) continue;
        const bool isTitles = rows.empty() && reader.labels.isEmpty() && lines.size() > 1 && !hasDigit(lines[i]);
        if (isTitles) {
            reader.labels = labelsOf(lines[i]);
            continue;
        }
        rows.push_back(reader.row(lines[i]));
        rows.back().line = static_cast<int>(i) + 1;
    }
    return rows;
}

}  // namespace saban::app
