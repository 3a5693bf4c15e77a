#include "viewer/app/compare_panel.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>
#include <algorithm>
#include <set>
#include <utility>

#include "layers/compare/comparison_table.h"
#include "viewer/app/background_task.h"
#include "viewer/app/compare_questions.h"
#include "viewer/app/compare_signs.h"
#include "viewer/app/compare_tree.h"
#include "viewer/app/count_text.h"
#include "viewer/app/exchange_words.h"
#include "viewer/app/language.h"
#include "viewer/app/plan_session.h"

namespace saban::app {

namespace {

using layers::DifferenceSort;

constexpr int kSettleMs = 400;   // another program writes in several steps
constexpr int kFollowMs = 250;   // edits come in rows
constexpr int kProgressMs = 100;

}  // namespace

ComparePanel::ComparePanel(PlanSession& session, QWidget* parent)
    : QWidget(parent), session_(session), taking_(new BackgroundTask(this)), model_(new CompareModel(this)), filter_(new CompareFilter(this)) {
    filter_->setSourceModel(model_);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(10, 8, 10, 10);
    rows->addLayout(makeChoice());
    summary_ = new QLabel(this);
    summary_->setObjectName(QStringLiteral("sectionTitle"));
    note_ = new QLabel(this);
    note_->setObjectName(QStringLiteral("compareNote"));
    note_->setProperty("caution", true);
    for (QLabel* label : {summary_, note_}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        rows->addWidget(label);
    }
    note_->hide();
    rows->addLayout(makeFilters());
    tree_ = new CompareTree(*model_, *filter_, this);
    tree_->setObjectName(QStringLiteral("compareTree"));
    connect(tree_, &CompareTree::looked, this, &ComparePanel::look);
    connect(tree_, &QTreeView::customContextMenuRequested, this, &ComparePanel::showMenu);
    rows->addWidget(tree_, 1);
    rows->addLayout(makeButtons());

    settleTimer_.setSingleShot(true);
    settleTimer_.setInterval(kSettleMs);
    followTimer_.setSingleShot(true);
    followTimer_.setInterval(kFollowMs);
    progressTimer_.setInterval(kProgressMs);
    connect(&progressTimer_, &QTimer::timeout, this, [this] { progress_->setValue(static_cast<int>(100.0 * taking_->fraction())); });
    connect(taking_, &BackgroundTask::runningChanged, this, &ComparePanel::updateButtons);
    connect(&loader_, &CompareLoader::finished, this, &ComparePanel::show);
    connect(&watcher_, &QFileSystemWatcher::fileChanged, &settleTimer_, qOverload<>(&QTimer::start));
    connect(&settleTimer_, &QTimer::timeout, this, &ComparePanel::refresh);
    connect(&followTimer_, &QTimer::timeout, this, [this] { compare(false); });
    connect(&session_, &PlanSession::opened, this, &ComparePanel::followSession);
    connect(&session_, &PlanSession::edited, this, [this] {
        fillSources();
        if (!source_.isNone()) followTimer_.start();
    });
    connect(&session_, &PlanSession::storingChanged, this, [this] {
        if (!session_.isStoring()) fillSources();  // the file remembers the states before what was stored
    });
    connect(model_, &CompareModel::tickedChanged, this, &ComparePanel::updateButtons);
    retranslateUi();
    followSession();
}

QLayout* ComparePanel::makeChoice() {
    sourceTitle_ = new QLabel(this);
    sources_ = new CompareSourceBox(this);
    sources_->setObjectName(QStringLiteral("compareSources"));
    sourceTitle_->setBuddy(sources_);
    order_ = new QComboBox(this);
    order_->setObjectName(QStringLiteral("compareOrder"));
    order_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    names_ = new QCheckBox(this);
    names_->setObjectName(QStringLiteral("compareNames"));
    again_ = new QPushButton(this);
    progress_ = new QProgressBar(this);
    progress_->setRange(0, 0);
    progress_->setTextVisible(false);
    progress_->setMaximumWidth(120);
    cancel_ = new QPushButton(this);
    cancel_->setObjectName(QStringLiteral("compareCancel"));
    auto* row = new QHBoxLayout;
    row->addWidget(sourceTitle_);
    row->addWidget(sources_, 1);
    row->addWidget(order_);
    row->addWidget(names_);
    row->addWidget(progress_);
    row->addWidget(cancel_);
    row->addWidget(again_);
    connect(sources_, &CompareSourceBox::chosen, this, [this](const CompareSource& source) { source.isNone() ? stop() : choose(source); });
    connect(sources_, &CompareSourceBox::fileWanted, this, &ComparePanel::chooseFile);
    connect(order_, &QComboBox::currentIndexChanged, this, [this] {
        if (!isFilling_) compare(false);
    });
    connect(names_, &QCheckBox::toggled, this, [this] {
        if (!isFilling_) compare(false);
    });
    connect(again_, &QPushButton::clicked, this, &ComparePanel::refresh);
    connect(cancel_, &QPushButton::clicked, this, &ComparePanel::cancelWork);
    return row;
}

QLayout* ComparePanel::makeFilters() {
    search_ = new QLineEdit(this);
    search_->setObjectName(QStringLiteral("compareSearch"));
    search_->setClearButtonEnabled(true);
    sorts_ = new QComboBox(this);
    sorts_->setObjectName(QStringLiteral("compareSorts"));
    kinds_ = new QComboBox(this);
    kinds_->setObjectName(QStringLiteral("compareKinds"));
    for (QComboBox* box : {sorts_, kinds_}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        connect(box, &QComboBox::currentIndexChanged, this, &ComparePanel::applyFilter);
    }
    connect(search_, &QLineEdit::textChanged, this, &ComparePanel::applyFilter);
    filterRow_ = new QHBoxLayout;
    filterRow_->addWidget(search_, 1);
    filterRow_->addWidget(sorts_);
    filterRow_->addWidget(kinds_);
    return filterRow_;
}

void ComparePanel::addSwitch(QLayout* buttons) {
    filterRow_->addSpacing(12);
    filterRow_->addLayout(buttons);
}

void ComparePanel::setLeftUnmarked(std::size_t count) {
    if (count == std::exchange(leftUnmarked_, count)) return;
    summary_->setText(summary());
}

QLayout* ComparePanel::makeButtons() {
    const auto make = [this](const char* name) {
        auto* button = new QPushButton(this);
        button->setObjectName(QString::fromLatin1(name));
        return button;
    };
    take_ = make("compareTake");
    tickAll_ = make("compareTickAll");
    untick_ = make("compareUntick");
    copy_ = make("compareCopy");
    save_ = make("compareSave");
    auto* row = new QHBoxLayout;
    row->addWidget(take_);
    row->addWidget(tickAll_);
    row->addWidget(untick_);
    row->addStretch(1);
    row->addWidget(copy_);
    row->addWidget(save_);
    connect(take_, &QPushButton::clicked, this, &ComparePanel::takeOverTicked);
    connect(tickAll_, &QPushButton::clicked, this, [this] { tickListed(true); });
    connect(untick_, &QPushButton::clicked, this, [this] { tickListed(false); });
    connect(copy_, &QPushButton::clicked, this, &ComparePanel::copyTable);
    connect(save_, &QPushButton::clicked, this, &ComparePanel::saveTable);
    return row;
}

// ---- what is compared with

void ComparePanel::followSession() {
    atOpening_ = session_.plan();
    stop();
    setEnabled(session_.plan() != nullptr);
}

void ComparePanel::chooseFile() {
    const QString folder = QFileInfo(QString::fromStdString(session_.path())).path();
    if (const QString file = askForOtherPlan(this, folder); !file.isEmpty()) compareWithFile(file);
}

void ComparePanel::compareWithFile(const QString& file) { choose({.sort = CompareSource::Sort::File, .file = file}); }
void ComparePanel::compareWithPast(std::int64_t id) { choose({.sort = CompareSource::Sort::Past, .file = QString::fromStdString(session_.path()), .pastId = id}); }
void ComparePanel::compareWithOpening() { choose({.sort = CompareSource::Sort::Opening}); }

void ComparePanel::choose(CompareSource source) {
    if (!session_.plan()) return;
    taking_->cancel();  // of another state
    source_ = std::move(source);
    read_ = source_.sort == CompareSource::Sort::Opening ? atOpening_ : nullptr;
    fillSources();
    watch();
    compare(false);
}

void ComparePanel::cancelWork() {
    tell(isTakingOver() ? tr("Nothing was taken over: it was stopped.") : tr("The comparison was stopped."));
    loader_.cancel();
    taking_->cancel();
    updateButtons();
}

void ComparePanel::stop() {
    loader_.cancel();
    taking_->cancel();
    followTimer_.stop();
    settleTimer_.stop();
    source_ = {};
    read_ = nullptr;
    outcome_ = {};
    watch();
    tell({});
    fillSources();
    model_->setComparison(nullptr, style());
    fillKinds();
    applyFilter();
}

/// The file of the other plan: what another program writes there is compared anew.
void ComparePanel::watch() {
    if (!watcher_.files().isEmpty()) watcher_.removePaths(watcher_.files());
    if (source_.sort == CompareSource::Sort::File && QFileInfo::exists(source_.file)) watcher_.addPath(source_.file);
}

void ComparePanel::refresh() {
    if (source_.isNone()) return;
    watch();
    compare(source_.sort != CompareSource::Sort::Opening);
}

void ComparePanel::compare(bool readsAnew) {
    if (source_.isNone() || !session_.plan()) return;
    CompareRequest request{.mine = session_.plan(), .minePath = session_.path(), .other = readsAnew ? nullptr : read_};
    request.otherPath = source_.sort == CompareSource::Sort::File ? source_.file.toStdString() : session_.path();
    if (source_.sort == CompareSource::Sort::Past) request.pastId = source_.pastId;
    request.rule = names_->isChecked() ? layers::MatchRule::IdentifiersThenNames : layers::MatchRule::Identifiers;
    request.isOtherLater = order_->currentIndex() == 1;
    loader_.start(std::move(request));
    updateButtons();
}

void ComparePanel::show(const CompareOutcome& outcome) {
    if (outcome.error) {
        // What was read before does not stand for a file that cannot be read now.
        outcome_ = {};
        read_ = nullptr;
        model_->setComparison(nullptr, style());
        tell(QString::fromStdString(outcome.error->message));
    } else {
        outcome_ = outcome;
        read_ = outcome.request.other;
        tree_->setComparison(outcome.comparison, style());
        tellOutcome();
    }
    fillKinds();
    applyFilter();
}

void ComparePanel::tellOutcome() {
    QStringList notes;
    const layers::Alignment& alignment = outcome_.alignment;
    if (alignment.isStrange() && layers::featureCount(*outcome_.other) > 0) {
        notes << tr("This plan and '%1' have nothing in common: it seems to be another exercise.").arg(calledInSentences(source_));
        if (alignment.nameable > 0 && !names_->isChecked()) notes << tr("%1 features have the same kind and name: tick the box above to match them.").arg(countText(alignment.nameable));
    }
    if (!alignment.fromCrs.empty()) notes << tr("Its places were brought into this plan's CRS from %1; they may be off by a metre where the datum differs.").arg(QString::fromStdString(alignment.fromCrs));
    constexpr std::size_t kMostWarnings = 3;
    for (std::size_t i = 0; i < std::min(alignment.warnings.size(), kMostWarnings); ++i) notes << QString::fromStdString(alignment.warnings[i].message) + '.';
    if (alignment.warnings.size() > kMostWarnings) notes << tr("And %1 more.").arg(alignment.warnings.size() - kMostWarnings);
    tell(notes.join(QChar(' ')));
}

// ---- what is listed

void ComparePanel::fillKinds() {
    const QScopedValueRollback quiet(isFilling_, true);
    std::set<std::string> seen;
    const QVariant chosen = kinds_->currentData();
    kinds_->clear();
    kinds_->addItem(tr("All kinds"), QString());
    if (comparison())
        for (const auto& difference : comparison()->features)
            if (seen.insert(difference.feature.kind).second)
                kinds_->addItem(QString::fromStdString(layers::comparedKindWord(difference.feature.kind)), QString::fromStdString(difference.feature.kind));
    kinds_->setCurrentIndex(std::max(0, kinds_->findData(chosen)));
}

void ComparePanel::applyFilter() {
    if (isFilling_) return;
    const QVariant sort = sorts_->currentData();
    filter_->set(search_->text(), sort.isValid() ? std::optional(static_cast<DifferenceSort>(sort.toInt())) : std::nullopt, kinds_->currentData().toString().toStdString());
    updateButtons();
    emit changed();
}

QString ComparePanel::summary() const {
    if (loader_.isLoading() && !comparison()) return tr("Reading %1 …").arg(calledInSentences(source_));
    if (!comparison()) return tr("Choose a state to compare this plan with");
    const layers::DifferenceCount count = comparison()->count();
    if (count.all() == 0) return tr("No differences: all %1 features are the same").arg(countText(comparison()->unchanged));
    const QString all = tr("%1 added · %2 removed · %3 moved · %4 changed · %5 the same").arg(countText(count.added), countText(count.removed), countText(count.moved), countText(count.changed), countText(comparison()->unchanged));
    return leftUnmarked_ == 0 ? all : all + QStringLiteral(" · ") + tr("%1 not marked on the table: search or choose to see them").arg(countText(leftUnmarked_));
}

QString ComparePanel::note() const { return note_->text(); }

void ComparePanel::tell(const QString& note) {
    note_->setText(note);
    note_->setVisible(!note.isEmpty());
}

void ComparePanel::updateButtons() {
    const bool isTaking = isTakingOver(), isLoading = loader_.isLoading() || isTaking, hasRows = filter_->rowCount() > 0;
    const std::size_t ticked = model_->ticked().size();
    progress_->setVisible(isLoading);
    progress_->setRange(0, isTaking ? 100 : 0);
    if (isTaking != progressTimer_.isActive()) isTaking ? progressTimer_.start() : progressTimer_.stop();
    cancel_->setVisible(isLoading);
    again_->setVisible(!isLoading);
    again_->setEnabled(!source_.isNone());
    take_->setEnabled(ticked > 0 && !isTaking && session_.isEditable());
    take_->setText(ticked > 0 ? tr("&Take over (%1)").arg(countText(ticked)) : tr("&Take over"));
    tickAll_->setEnabled(hasRows);
    untick_->setEnabled(ticked > 0);
    copy_->setEnabled(hasRows);
    save_->setEnabled(hasRows);
    names_->setText(outcome_.alignment.nameable > 0 ? tr("Match by kind and name too (%1)").arg(countText(outcome_.alignment.nameable)) : tr("Match by kind and name too"));
    summary_->setText(summary());
}

void ComparePanel::look(const QModelIndex& proxyIndex) {
    if (const auto* difference = model_->differenceAt(filter_->mapToSource(proxyIndex))) {
        session_.select({difference->feature});
        emit looked(*difference);
    }
}

void ComparePanel::showMenu(const QPoint& at) {
    QModelIndex index = tree_->indexAt(at);
    if (!index.isValid()) index = tree_->currentIndex();  // asked for by a key
    const QPersistentModelIndex kept(index);  // the list may change while the menu is open
    const auto chosen = model_->chosenAt(filter_->mapToSource(index));
    if (!chosen) return;
    QMenu menu(this);
    if (!chosen->column.empty()) connect(menu.addAction(tr("Take over only this &field")), &QAction::triggered, this, [&] { takeOver({*chosen}); });
    connect(menu.addAction(tr("Take over &all of this feature")), &QAction::triggered, this, [&] { takeOver({{chosen->feature, {}}}); });
    for (QAction* action : menu.actions()) action->setEnabled(session_.isEditable());
    connect(menu.addAction(tr("&Fly there")), &QAction::triggered, this, [&] {
        if (kept.isValid()) look(kept);
    });
    menu.exec(tree_->viewport()->mapToGlobal(at));
}

// ---- settings

void ComparePanel::setOtherLater(bool isLater) { order_->setCurrentIndex(isLater ? 1 : 0); }
void ComparePanel::setMatchingNames(bool isOn) { names_->setChecked(isOn); }
void ComparePanel::setSearch(const QString& words) { search_->setText(words); }
void ComparePanel::setSort(std::optional<DifferenceSort> sort) { sorts_->setCurrentIndex(sort ? sorts_->findData(static_cast<int>(*sort)) : 0); }

void ComparePanel::setCatalogue(std::shared_ptr<const layers::StructureCatalogue> catalogue) {
    if (catalogue == catalogue_) return;
    const auto present = std::exchange(catalogue_, std::move(catalogue));
    model_->retranslate(style());
}

layers::ComparisonStyle ComparePanel::style() const {
    return {.isVietnamese = language() == Language::Vietnamese, .catalogue = catalogue_.get(), .angleUnit = session_.plan() ? session_.plan()->settings.angleUnit : std::string("degrees")};
}

void ComparePanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

void ComparePanel::retranslateUi() {
    sourceTitle_->setText(tr("Compare &with"));
    sources_->setAccessibleName(tr("State to compare this plan with"));
    cancel_->setText(tr("Stop"));
    again_->setText(tr("Compare again"));
    again_->setToolTip(tr("Reads the other state anew"));
    names_->setToolTip(tr("For plans made from the same lists: features of one kind whose name only one has on either side are taken for the same, and marked"));
    search_->setPlaceholderText(tr("Search differences"));
    search_->setAccessibleName(tr("Search differences"));
    sorts_->setAccessibleName(tr("Sort of difference"));
    kinds_->setAccessibleName(tr("Kind of feature"));
    order_->setAccessibleName(tr("Which state came first"));
    tree_->setAccessibleName(tr("Differences"));
    take_->setToolTip(tr("Makes what is ticked in this plan as it is in the other state; it can be undone"));
    tickAll_->setText(tr("Tick all &listed"));
    untick_->setText(tr("&Untick all"));
    copy_->setText(tr("&Copy as text"));
    save_->setText(tr("&Save as CSV…"));
    {
        const QScopedValueRollback quiet(isFilling_, true);
        const int order = std::max(0, order_->currentIndex()), sort = std::max(0, sorts_->currentIndex());
        order_->clear();
        order_->addItem(tr("It came before this plan"));
        order_->addItem(tr("It came after this plan"));
        order_->setCurrentIndex(order);
        sorts_->clear();
        sorts_->addItem(tr("All differences"));
        for (const DifferenceSort one : {DifferenceSort::Added, DifferenceSort::Removed, DifferenceSort::Moved, DifferenceSort::Changed})
            sorts_->addItem(iconOf(one), QString::fromStdString(layers::sortWord(one)), static_cast<int>(one));
        sorts_->setCurrentIndex(sort);
    }
    fillSources();
    fillKinds();
    model_->retranslate(style());
    if (outcome_.comparison) tellOutcome();
    else if (!loader_.isLoading()) refresh();  // says in this language why there is none
    updateButtons();
    tree_->fitColumns();
}

}  // namespace saban::app
