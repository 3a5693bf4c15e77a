#include "viewer/app/works_model.h"

#include <QColor>
#include <QLocale>
#include <QRegularExpression>
#include <algorithm>
#include <cmath>

#include "layers/edit/feature_edits.h"
#include "layers/model/value.h"
#include "layers/symbols/symbol_search.h"
#include "viewer/app/plain_tool_tip.h"
#include "viewer/app/language.h"
#include "viewer/app/plan_session.h"
#include "viewer/app/theme.h"
#include "viewer/app/work_words.h"

namespace saban::app {

namespace {

QString number(double value) { return QLocale().toString(value, 'g', 12).remove(QLocale().groupSeparator()); }

/// As the user's language writes it, else as people write it anywhere.
std::optional<double> typedNumber(const QString& typed) {
    bool isNumber = false;
    const double value = QLocale().toDouble(typed, &isNumber);
    return isNumber && std::isfinite(value) ? std::optional(value) : layers::parseNumber(typed.toStdString());
}

/// A day, also "20/5" of the year that is looked at.
std::optional<layers::Day> typedDay(const QString& typed, const layers::Day& day) {
    static const QRegularExpression withoutYear(QStringLiteral("^\\d{1,2}[/.-]\\d{1,2}$"));
    QString text = typed;
    text.replace(QChar('.'), QChar('/'));
    if (withoutYear.match(typed).hasMatch()) text += QChar('/') + QString::fromStdString(day.iso).left(4);
    return layers::parseDay(text.toStdString());
}

QString putDay(layers::Day& field, const QString& typed, const layers::Day& day) {
    if (typed.isEmpty()) {
        field = {};
        return {};
    }
    const auto read = typedDay(typed, day);
    if (!read) return WorksModel::tr("“%1” is no day: write it as 20/05/2026.").arg(typed);
    field = *read;
    return {};
}

QString putPercent(double& field, QString typed) {
    const auto value = typedNumber(typed.remove(QChar('%')).trimmed());
    if (!value || *value < 0.0 || *value > 100.0) return WorksModel::tr("“%1” is no percentage: give a number from 0 to 100.").arg(typed);
    field = *value;
    return {};
}

QString putCost(std::optional<double>& field, const QString& typed) {
    if (typed.isEmpty()) {
        field.reset();
        return {};
    }
    const auto value = typedNumber(typed);
    if (!value || *value < 0.0) return WorksModel::tr("“%1” is no cost: give a number that is not negative, or nothing.").arg(typed);
    field = *value;
    return {};
}

/// 20260514 for "2026-05-14"; those without a day come last.
double sortNumberOf(const layers::Day& day) {
    if (day.iso.empty()) return 99990000.0;
    double number = 0.0;
    for (const char c : day.iso)
        if (c >= '0' && c <= '9') number = 10.0 * number + (c - '0');
    return number;
}

bool isNumeric(int column) { return column == WorksModel::Percent || column == WorksModel::Cost; }

}  // namespace

QString putTyped(layers::WorkItem& item, int column, const QString& text, const layers::Day& day) {
    const QString typed = text.trimmed();
    const std::string plain = layers::toNfc(typed.toStdString());
    QString why;
    switch (column) {
        case WorksModel::Name: item.name = plain; break;
        case WorksModel::Body: item.responsibleBody = plain; break;
        case WorksModel::Funding: item.fundingStage = plain; break;
        case WorksModel::Start: why = putDay(item.start, typed, day); break;
        case WorksModel::Due: why = putDay(item.due, typed, day); break;
        case WorksModel::Percent: why = putPercent(item.percentDone, typed); break;
        case WorksModel::Cost: why = putCost(item.cost, typed); break;
        default: why = WorksModel::tr("This is computed and cannot be typed."); break;
    }
    const bool isDay = column == WorksModel::Start || column == WorksModel::Due;
    if (why.isEmpty() && isDay && !item.start.iso.empty() && !item.due.iso.empty() && item.due.iso < item.start.iso)
        why = WorksModel::tr("It cannot be due on %1, before it starts on %2.").arg(dayText(item.due), dayText(item.start));
    return why;
}

WorksModel::WorksModel(PlanSession& session, QObject* parent) : QAbstractTableModel(parent), session_(session) {
    connect(&session_, &PlanSession::edited, this, &WorksModel::follow);
    connect(&session_, &PlanSession::opened, this, [this] {
        refusals_.clear();
        follow();
    });
    rows_ = read();
}

std::vector<WorksModel::Row> WorksModel::read() const {
    std::vector<Row> rows;
    const auto& plan = session_.plan();
    if (!plan) return rows;
    const bool isVietnamese = language() == Language::Vietnamese;
    for (const auto& item : plan->all<layers::WorkItem>().rows()) {
        Row row{.item = item, .feature = layers::featureOf(*plan, *item), .place = {}, .post = {}, .state = layers::stateOf(*item, day_), .search = {}};
        if (row.feature) row.place = QString::fromStdString(layers::titleOf(*plan, *row.feature, isVietnamese));
        row.post = QString::fromStdString(layers::commandPostOf(*plan, *item));
        const QString all = QString::fromStdString(item->name + " " + item->responsibleBody + " " + item->fundingStage + " " + item->materials + " " + item->note + " ") +
                            row.place + QChar(' ') + row.post;
        row.search = QString::fromStdString(layers::foldedForSearch(all.toStdString()));
        rows.push_back(std::move(row));
    }
    return rows;
}

/// Takes over what the plan holds now. The same items keep their rows, so that an open editor and the cursor stay.
void WorksModel::follow() {
    emit aboutToChange();
    auto rows = read();
    const bool isSame = std::equal(rows.begin(), rows.end(), rows_.begin(), rows_.end(), [](const Row& a, const Row& b) { return a.item->uid == b.item->uid; });
    if (isSame) {
        rows_ = std::move(rows);
        if (!rows_.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    } else {
        beginResetModel();
        rows_ = std::move(rows);
        endResetModel();
    }
    emit changed();
}

void WorksModel::setDay(layers::Day day) {
    if (day == day_) return;
    day_ = std::move(day);
    follow();
}

void WorksModel::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    follow();
}

int WorksModel::rowOf(const layers::Uid& item) const {
    const auto at = std::find_if(rows_.begin(), rows_.end(), [&](const Row& row) { return row.item->uid == item; });
    return at == rows_.end() ? -1 : static_cast<int>(at - rows_.begin());
}

int WorksModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }
int WorksModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString WorksModel::textOf(const Row& row, int column, bool isForEditing) const {
    const layers::WorkItem& item = *row.item;
    switch (column) {
        case State: return wordOf(row.state);
        case Name: return QString::fromStdString(item.name);
        case Place: return row.place;
        case Body: return QString::fromStdString(item.responsibleBody);
        case Start: return dayText(item.start);
        case Due: return dayText(item.due);
        case Percent: return isForEditing ? number(item.percentDone) : QStringLiteral("%1 %").arg(number(item.percentDone));
        case Cost: return !item.cost ? QString() : isForEditing ? number(*item.cost) : costText(*item.cost);
        case Funding: return QString::fromStdString(item.fundingStage);
        default: return {};
    }
}

QVariant WorksModel::sortValueOf(const Row& row, int column) const {
    switch (column) {
        case State: return -static_cast<int>(row.state);  // late first
        case Start: return sortNumberOf(row.item->start);
        case Due: return sortNumberOf(row.item->due);
        case Percent: return row.item->percentDone;
        case Cost: return row.item->cost.value_or(-1.0);
        default: return textOf(row, column, false);
    }
}

QVariant WorksModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    const auto refusal = refusals_.empty() ? refusals_.end() : refusals_.find({row.item->uid, index.column()});  // a table asks thousands of times
    const bool isRefused = refusal != refusals_.end();
    switch (role) {
        case Qt::DisplayRole:
        case Qt::EditRole: return isRefused ? refusal->second.typed : textOf(row, index.column(), role == Qt::EditRole);
        case Qt::ToolTipRole:
            if (isRefused) return plainToolTip(refusal->second.why);
            if (index.column() == Place && !row.post.isEmpty()) return plainToolTip(tr("%1, of %2").arg(row.place, row.post));
            return plainToolTip(QString::fromStdString(row.item->note));
        case Qt::TextAlignmentRole: return QVariant::fromValue(isNumeric(index.column()) ? Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter) : Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
        case Qt::BackgroundRole: return isRefused ? QVariant(theme().refusedGround) : QVariant();
        case Qt::AccessibleTextRole: return isRefused ? QVariant(QStringLiteral("%1: %2").arg(refusal->second.typed, refusal->second.why)) : QVariant();
        case SortRole: return sortValueOf(row, index.column());
        case SearchRole: return row.search;
        case StateRole: return static_cast<int>(row.state);
        case BodyRole: return QString::fromStdString(row.item->responsibleBody);
        case RefusedRole: return isRefused;
        default: return {};
    }
}

QVariant WorksModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case State: return tr("State");
        case Name: return tr("Work");
        case Place: return tr("Structure or route");
        case Body: return tr("Responsible body");
        case Start: return tr("Start");
        case Due: return tr("Due");
        case Percent: return tr("Done");
        case Cost: return tr("Cost");
        case Funding: return tr("Funding");
        default: return {};
    }
}

Qt::ItemFlags WorksModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return Qt::NoItemFlags;
    const Qt::ItemFlags present = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return index.column() == State || index.column() == Place || !session_.isEditable() ? present : present | Qt::ItemIsEditable;
}

bool WorksModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid) || !session_.plan()) return false;
    const Row row = rows_[static_cast<std::size_t>(index.row())];  // what follows reads them anew
    const int column = index.column();
    const std::pair key{row.item->uid, column};
    const QString typed = value.toString().trimmed();
    const auto refuse = [&](const QString& why) {
        refusals_[key] = {typed, why};
        emit dataChanged(index, index);
        emit refused(why);
        return false;
    };
    layers::WorkItem next = *row.item;
    if (const QString why = typed == textOf(row, column, true) ? QString() : putTyped(next, column, typed, day_); !why.isEmpty()) return refuse(why);
    const bool wasRefused = refusals_.erase(key) > 0;
    if (!(next == *row.item)) {
        layers::PlanEditor editor(*session_.plan());
        editor.put(next);
        if (!session_.apply(editor.finish(tr("Change work %1").arg(QString::fromStdString(next.name)).toStdString())))
            return refuse(tr("This could not be stored. What stands in the way is told in a message of the window."));
    }
    if (wasRefused) emit dataChanged(index, index);
    emit taken();
    return true;
}

}  // namespace saban::app
