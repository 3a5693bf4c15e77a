#include "viewer/app/works_panel.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QSplitter>
#include <QTableView>
#include <QTimer>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "layers/edit/feature_edits.h"
#include "viewer/app/count_text.h"
#include "viewer/app/language.h"
#include "viewer/app/plan_session.h"
#include "viewer/app/spare_width.h"
#include "viewer/app/theme.h"
#include "viewer/app/work_words.h"
#include "viewer/app/works_delegate.h"
#include "viewer/app/works_filter.h"
#include "viewer/app/works_model.h"

namespace saban::app {

namespace {

using layers::WorkState;

constexpr std::array kStates{WorkState::Late, WorkState::AtRisk, WorkState::OnTime, WorkState::Done, WorkState::Unknown};
constexpr int kGapPx = 14;  // between columns of totals
constexpr int kFittedRows = 100;  // that the widths of columns are made for: each is laid out as text
enum TotalColumn { TotalName, TotalCount, TotalPercent, TotalLate, TotalAtRisk, TotalDone, TotalCost, TotalDue, TotalColumns };

/// From the best to the worst.
int badnessOf(WorkState state) {
    switch (state) {
        case WorkState::Done: return 0;
        case WorkState::OnTime: return 1;
        case WorkState::Unknown: return 2;
        case WorkState::AtRisk: return 3;
        case WorkState::Late: return 4;
    }
    return 0;
}

layers::Day dayOf(const QDate& date) { return {date.toString(Qt::ISODate).toStdString()}; }

QString percentText(double percent) { return QStringLiteral("%1 %").arg(QLocale().toString(percent, 'f', 0)); }

void addTotals(QTreeWidget& tree, const QString& title, const std::vector<layers::WorkTotals>& parts, const QString& nameOfRest) {
    auto* group = new QTreeWidgetItem(&tree, {title});
    QFont bold = tree.font();
    bold.setBold(true);
    group->setFont(TotalName, bold);
    group->setFirstColumnSpanned(true);
    for (const layers::WorkTotals& part : parts) {
        auto* item = new QTreeWidgetItem(group);
        item->setText(TotalName, part.name.empty() ? nameOfRest : QString::fromStdString(part.name));
        item->setText(TotalCount, countText(part.count));
        item->setText(TotalPercent, percentText(part.meanPercent));
        item->setText(TotalLate, countText(part.late));
        item->setText(TotalAtRisk, countText(part.atRisk));
        item->setText(TotalDone, countText(part.done));
        item->setText(TotalCost, part.cost ? costText(*part.cost) : QString());
        item->setText(TotalDue, dayText(part.latestDue));
        for (int column = TotalCount; column < TotalColumns; ++column) item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
        if (part.late > 0) item->setForeground(TotalLate, readableOn(tree.palette().color(QPalette::Base), colourOf(WorkState::Late)));
        if (part.atRisk > 0) item->setForeground(TotalAtRisk, readableOn(tree.palette().color(QPalette::Base), colourOf(WorkState::AtRisk)));
    }
    group->setExpanded(true);
}

}  // namespace

WorksPanel::WorksPanel(PlanSession& session, QWidget* parent) : QWidget(parent), session_(session), model_(new WorksModel(session, this)), filter_(new WorksFilter(this)) {
    model_->setDay(dayOf(QDate::currentDate()));
    filter_->setSourceModel(model_);
    summary_ = new QLabel(this);
    summary_->setObjectName(QStringLiteral("sectionTitle"));
    summary_->setTextFormat(Qt::PlainText);
    summary_->setWordWrap(true);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    summary_->setFont(large);
    refusal_ = new QLabel(this);
    refusal_->setTextFormat(Qt::PlainText);
    refusal_->setWordWrap(true);
    refusal_->setObjectName(QStringLiteral("refusal"));
    refusal_->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 10);
    makeFilters();
    makeTable();
    // Rows that go take the cursor to others, which nobody chose.
    connect(model_, &WorksModel::aboutToChange, this, [this] { isFollowing_ = true; });
    connect(model_, &WorksModel::changed, this, &WorksPanel::follow);
    connect(model_, &WorksModel::refused, this, [this](const QString& why) {
        refusal_->setText(why);
        refusal_->show();
    });
    connect(model_, &WorksModel::taken, refusal_, &QLabel::hide);
    connect(&session_, &PlanSession::selectionChanged, this, &WorksPanel::showSelection);
    connect(&session_, &PlanSession::opened, refusal_, &QLabel::hide);
    retranslateUi();
}

void WorksPanel::makeFilters() {
    search_ = new QLineEdit(this);
    search_->setClearButtonEnabled(true);
    body_ = new QComboBox(this);
    body_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    body_->setMinimumContentsLength(12);
    state_ = new QComboBox(this);
    state_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    dayTitle_ = new QLabel(this);
    day_ = new QDateEdit(QDate::currentDate(), this);
    day_->setCalendarPopup(true);
    day_->setDisplayFormat(QStringLiteral("dd/MM/yyyy"));
    dayTitle_->setBuddy(day_);
    today_ = new QPushButton(this);
    colouring_ = new QCheckBox(this);
    add_ = new QPushButton(this);
    remove_ = new QPushButton(this);
    import_ = new QPushButton(this);
    export_ = new QPushButton(this);
    totalsShown_ = new QPushButton(this);
    totalsShown_->setCheckable(true);

    // Two rows above the table: on a small screen each takes one of the works' own.
    auto* first = new QHBoxLayout;
    first->addWidget(summary_, 1);
    for (QWidget* button : {static_cast<QWidget*>(colouring_), static_cast<QWidget*>(add_), static_cast<QWidget*>(remove_), static_cast<QWidget*>(import_), static_cast<QWidget*>(export_)}) first->addWidget(button);
    auto* filters = new QHBoxLayout;
    filters->addWidget(search_, 2);
    filters->addWidget(body_, 1);
    filters->addWidget(state_);
    filters->addSpacing(8);
    filters->addWidget(dayTitle_);
    filters->addWidget(day_);
    filters->addWidget(today_);
    filters->addWidget(totalsShown_);
    auto* rows = static_cast<QVBoxLayout*>(layout());
    rows->addLayout(first);
    rows->addLayout(filters);

    connect(search_, &QLineEdit::textChanged, this, &WorksPanel::applyFilter);
    connect(body_, &QComboBox::currentIndexChanged, this, &WorksPanel::applyFilter);
    connect(state_, &QComboBox::currentIndexChanged, this, &WorksPanel::applyFilter);
    connect(day_, &QDateEdit::dateChanged, this, [this](const QDate& date) { model_->setDay(dayOf(date)); });
    connect(today_, &QPushButton::clicked, this, [this] { setDay(QDate::currentDate()); });
    connect(colouring_, &QCheckBox::toggled, this, [this] { emit coloursChanged(colours()); });
    connect(add_, &QPushButton::clicked, this, &WorksPanel::addWork);
    connect(remove_, &QPushButton::clicked, this, &WorksPanel::removeWork);
    connect(import_, &QPushButton::clicked, this, &WorksPanel::importRequested);
    connect(export_, &QPushButton::clicked, this, &WorksPanel::exportRequested);
}

void WorksPanel::makeTable() {
    table_ = new QTableView(this);
    table_->setModel(filter_);
    table_->setItemDelegate(new WorksDelegate(table_));
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    table_->setAlternatingRowColors(true);
    table_->setShowGrid(false);
    table_->setWordWrap(false);
    table_->setSortingEnabled(true);
    table_->sortByColumn(WorksModel::Due, Qt::AscendingOrder);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
    table_->horizontalHeader()->setHighlightSections(false);
    table_->horizontalHeader()->setResizeContentsPrecision(kFittedRows);
    table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table_->setTabKeyNavigation(false);
    table_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    spareWidth_ = new SpareWidth(*table_, WorksModel::Name);
    // How things stand comes first.
    auto* header = table_->horizontalHeader();
    int place = 0;
    for (const int column : {WorksModel::State, WorksModel::Percent, WorksModel::Name, WorksModel::Due, WorksModel::Body})
        header->moveSection(header->visualIndex(column), place++);

    totals_ = new QTreeWidget(this);
    totals_->setColumnCount(TotalColumns);
    totals_->setRootIsDecorated(true);
    totals_->setSelectionMode(QAbstractItemView::NoSelection);
    totals_->setAlternatingRowColors(true);
    totals_->header()->setStretchLastSection(false);
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(table_);
    splitter->addWidget(totals_);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    totals_->hide();  // until the panel is first seen, and there is room
    connect(totalsShown_, &QPushButton::toggled, totals_, &QWidget::setVisible);
    auto* rows = static_cast<QVBoxLayout*>(layout());
    rows->addWidget(refusal_);
    rows->addWidget(splitter, 1);

    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
        updateButtons();
        if (isFollowing_ || !current.isValid()) return;
        isChosen_ = true;
        choose(filter_->mapToSource(current).row());
    });
    // A click on the row that is chosen already flies there once more.
    connect(table_, &QTableView::clicked, this, [this](const QModelIndex& index) {
        if (!std::exchange(isChosen_, false)) choose(filter_->mapToSource(index).row());
    });
    // A double-click edits: nobody wants to fly then.
    flyTimer_.setSingleShot(true);
    connect(&flyTimer_, &QTimer::timeout, this, &WorksPanel::flyNow);
    connect(table_, &QTableView::doubleClicked, this, &WorksPanel::stayHere);
}

void WorksPanel::setDay(const QDate& day) { day_->setDate(day); }
QDate WorksPanel::day() const { return day_->date(); }
void WorksPanel::setSearch(const QString& words) { search_->setText(words); }

void WorksPanel::setBody(const std::optional<QString>& body) { body_->setCurrentIndex(body ? std::max(0, body_->findData(*body)) : 0); }

void WorksPanel::setState(std::optional<WorkState> state) { state_->setCurrentIndex(state ? state_->findData(static_cast<int>(*state)) : 0); }

void WorksPanel::setColouring(bool isOn) { colouring_->setChecked(isOn); }

void WorksPanel::recolour() {
    showTotals();
    table_->viewport()->update();
    if (colouring_->isChecked()) emit coloursChanged(colours());
}

void WorksPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

void WorksPanel::showEvent(QShowEvent* event) {
    constexpr int kSmallPx = 900;  // the works need all the room that the panel gets in such a window
    if (!std::exchange(wasShown_, true)) totalsShown_->setChecked(window()->height() >= kSmallPx || window() == this);
    QWidget::showEvent(event);
}

void WorksPanel::retranslateUi() {
    search_->setPlaceholderText(tr("Search works"));
    search_->setAccessibleName(tr("Search works"));
    body_->setAccessibleName(tr("Responsible body"));
    state_->setAccessibleName(tr("State"));
    dayTitle_->setText(tr("State on"));
    day_->setToolTip(tr("Late, at risk and on time are told for this day"));
    today_->setText(tr("Today"));
    colouring_->setText(tr("Colour the table by state"));
    add_->setText(tr("New work"));
    import_->setText(tr("Import…"));
    import_->setToolTip(tr("Reads works and their progress from a spreadsheet"));
    export_->setText(tr("Export…"));
    export_->setToolTip(tr("Writes the works to a spreadsheet, a row each"));
    add_->setToolTip(tr("New work for each picked structure and route"));
    remove_->setText(tr("Remove work"));
    table_->setAccessibleName(tr("Works"));
    table_->setToolTip(QString());
    totals_->setAccessibleName(tr("Totals"));
    totalsShown_->setText(tr("Totals"));
    totalsShown_->setToolTip(tr("Shows or hides the totals below the works"));
    totals_->setHeaderLabels({tr("Totals"), tr("Works"), tr("Done"), tr("Late"), tr("At risk"), tr("Finished"), tr("Cost"), tr("Latest due")});
    for (int column = TotalCount; column < TotalColumns; ++column) totals_->headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    {
        const QScopedValueRollback quiet(isFollowing_, true);
        const int chosen = std::max(0, state_->currentIndex());
        state_->clear();
        state_->addItem(tr("All states"));
        for (const WorkState state : kStates) state_->addItem(wordOf(state), static_cast<int>(state));
        state_->setCurrentIndex(chosen);
    }
    model_->retranslate();
    fitColumns();
}

void WorksPanel::fitColumns() {
    table_->resizeColumnsToContents();
    std::map<int, int> neededPx;
    for (const int column : {WorksModel::Name, WorksModel::Place, WorksModel::Body}) {
        neededPx[column] = table_->columnWidth(column);
        table_->setColumnWidth(column, std::min(table_->columnWidth(column), fontMetrics().averageCharWidth() * 30));
    }
    spareWidth_->begin(std::move(neededPx));
}

/// After every change of the rows, their values or the day.
void WorksPanel::follow() {
    isFollowing_ = true;
    fillBodies();
    isFollowing_ = false;
    applyFilter();
    // Once for each plan: afterwards the widths are those that a person gave.
    const bool hasRows = model_->rowCount() > 0;
    if (hasRows && !isFitted_) fitColumns();
    isFitted_ = hasRows;
    showSelection();
    if (colouring_->isChecked()) emit coloursChanged(colours());
}

void WorksPanel::fillBodies() {
    std::set<QString> bodies;
    for (int row = 0; row < model_->rowCount(); ++row) bodies.insert(QString::fromStdString(model_->itemAt(row)->responsibleBody));
    const QVariant chosen = body_->currentData();
    body_->clear();
    body_->addItem(tr("All bodies"));
    for (const QString& body : bodies)
        if (!body.isEmpty()) body_->addItem(body, body);
    if (bodies.contains(QString())) body_->addItem(tr("No body"), QString());
    body_->setCurrentIndex(chosen.isValid() ? std::max(0, body_->findData(chosen)) : 0);
}

void WorksPanel::applyFilter() {
    if (isFollowing_) return;
    const QScopedValueRollback quiet(isFollowing_, true);
    const QVariant body = body_->currentData(), state = state_->currentData();
    filter_->set(search_->text(), body.isValid() ? std::optional(body.toString()) : std::nullopt,
                 state.isValid() ? std::optional(static_cast<WorkState>(state.toInt())) : std::nullopt);
    showTotals();
    updateButtons();
}

std::vector<layers::WorkItemPtr> WorksPanel::shownItems() const {
    std::vector<layers::WorkItemPtr> items;
    for (int row = 0; row < filter_->rowCount(); ++row) items.push_back(model_->itemAt(filter_->mapToSource(filter_->index(row, 0)).row()));
    return items;
}

QString WorksPanel::summary() const {
    const layers::WorkTotals totals = layers::totalsOf(shownItems(), model_->day());
    if (totals.count == 0) return model_->rowCount() == 0 ? tr("No works in this plan yet") : tr("No work fits the search");
    QStringList parts{tr("Works: %1").arg(countText(totals.count)), tr("%1 % on average").arg(QLocale().toString(totals.meanPercent, 'f', 0)), tr("%1 late").arg(countText(totals.late))};
    if (totals.atRisk > 0) parts << tr("%1 at risk").arg(countText(totals.atRisk));
    if (!totals.latestDue.iso.empty()) {
        const QDate due = QDate::fromString(QString::fromStdString(totals.latestDue.iso), Qt::ISODate);
        const bool isThisYear = due.isValid() && due.year() == day().year();
        parts << tr("latest %1").arg(isThisYear ? due.toString(QStringLiteral("dd/MM")) : dayText(totals.latestDue));
    }
    return parts.join(QStringLiteral(" · "));
}

void WorksPanel::showTotals() {
    summary_->setText(summary());
    totals_->clear();
    const auto items = shownItems();
    if (!session_.plan() || items.empty()) return;
    addTotals(*totals_, tr("By responsible body"), layers::totalsByBody(items, model_->day()), tr("No body"));
    addTotals(*totals_, tr("By command post"), layers::totalsByCommandPost(*session_.plan(), items, model_->day()), tr("No command post"));
    for (int column = 0; column < TotalColumns; ++column) {
        totals_->resizeColumnToContents(column);
        totals_->setColumnWidth(column, totals_->columnWidth(column) + kGapPx);
    }
}

FeatureColours WorksPanel::colours() const {
    FeatureColours colours;
    if (!colouring_->isChecked()) return colours;
    std::map<layers::Uid, WorkState> worst;
    for (int row = 0; row < model_->rowCount(); ++row) {
        const auto feature = model_->featureAt(row);
        if (!feature) continue;
        const WorkState state = layers::stateOf(*model_->itemAt(row), model_->day());
        const auto [at, isNew] = worst.try_emplace(feature->uid, state);
        if (badnessOf(state) > badnessOf(at->second)) at->second = state;
    }
    for (const auto& [uid, state] : worst) {
        const QColor colour = colourOf(state);
        colours[uid] = {static_cast<std::uint8_t>(colour.red()), static_cast<std::uint8_t>(colour.green()), static_cast<std::uint8_t>(colour.blue()), 255};
    }
    return colours;
}

void WorksPanel::choose(int sourceRow) {
    const auto feature = sourceRow < 0 ? std::nullopt : model_->featureAt(sourceRow);
    if (!feature) return;
    {
        const QScopedValueRollback quiet(isFollowing_, true);
        session_.select({*feature});
    }
    updateButtons();
    flyNext_ = *feature;
    flyTimer_.start(QApplication::doubleClickInterval());
}

void WorksPanel::flyNow() {
    flyTimer_.stop();
    if (const auto feature = std::exchange(flyNext_, std::nullopt)) emit flyTo(*feature);
}

void WorksPanel::stayHere() {
    flyTimer_.stop();
    flyNext_.reset();
}

int WorksPanel::currentRow() const {
    const QModelIndex current = table_->currentIndex();
    return current.isValid() ? filter_->mapToSource(current).row() : -1;
}

/// Brings the cursor to the works of what is picked, unless it is on one of them.
void WorksPanel::showSelection() {
    if (isFollowing_) return;
    const QScopedValueRollback quiet(isFollowing_, true);
    updateButtons();
    if (session_.selection().size() != 1) return;
    const layers::FeatureRef& picked = session_.selection().front();
    if (const int row = currentRow(); row >= 0 && model_->featureAt(row) == picked) return;
    for (int row = 0; row < model_->rowCount(); ++row) {
        if (model_->featureAt(row) != picked) continue;
        const QModelIndex index = filter_->mapFromSource(model_->index(row, WorksModel::Name));
        if (!index.isValid()) continue;  // not among those shown
        const int left = table_->horizontalScrollBar()->value();  // columns stay where they are
        table_->setCurrentIndex(index);
        table_->scrollTo(index);
        table_->horizontalScrollBar()->setValue(left);
        return;
    }
}

std::vector<layers::FeatureRef> WorksPanel::pickedPlaces() const {
    std::vector<layers::FeatureRef> places;
    for (const auto& feature : session_.selection())
        if (feature.kind == layers::kindName<layers::Structure>() || feature.kind == layers::kindName<layers::Route>()) places.push_back(feature);
    return places;
}

void WorksPanel::updateButtons() {
    add_->setEnabled(session_.isEditable() && !pickedPlaces().empty());
    remove_->setEnabled(session_.isEditable() && currentRow() >= 0);
    import_->setEnabled(session_.isEditable());
    export_->setEnabled(session_.plan() != nullptr);
}

void WorksPanel::addWork() {
    const auto places = pickedPlaces();
    if (places.empty() || !session_.plan()) return;
    layers::PlanEditor editor(*session_.plan());
    layers::Uid first;
    for (const auto& place : places) {
        layers::WorkItem item;
        item.name = layers::titleOf(*session_.plan(), place, language() == Language::Vietnamese);
        item.feature = place.uid;
        const layers::Uid uid = editor.put(item);
        if (first.empty()) first = uid;
    }
    if (!session_.apply(editor.finish(tr("New work").toStdString()))) return;
    const QScopedValueRollback quiet(isFollowing_, true);
    const QModelIndex index = filter_->mapFromSource(model_->index(model_->rowOf(first), WorksModel::Name));
    table_->setCurrentIndex(index);
    table_->setFocus();
}

void WorksPanel::removeWork() {
    const int row = currentRow();
    if (row < 0 || !session_.plan()) return;
    const auto item = model_->itemAt(row);
    layers::PlanEditor editor(*session_.plan());
    editor.remove<layers::WorkItem>(item->uid);
    session_.apply(editor.finish(tr("Remove work %1").arg(QString::fromStdString(item->name)).toStdString()));
}

}  // namespace saban::app
