#include "viewer/app/findings_panel.h"

#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QStyledItemDelegate>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>
#include <set>
#include <utility>

#include "viewer/app/exchange_words.h"
#include "viewer/app/spare_width.h"

namespace saban::app {

using layers::Severity;

namespace {

/// Rows that are chosen, in the order of the view; all when none is.
std::vector<QModelIndex> chosenRows(const QTableView& view) {
    std::vector<QModelIndex> rows;
    for (const QModelIndex& index : view.selectionModel()->selectedRows()) rows.push_back(index);
    std::sort(rows.begin(), rows.end(), [](const QModelIndex& a, const QModelIndex& b) { return a.row() < b.row(); });
    if (rows.empty())
        for (int row = 0; row < view.model()->rowCount(); ++row) rows.push_back(view.model()->index(row, 0));
    return rows;
}

/// Nothing that is told of in one of them is told of in the other: of another plan, or the first.
bool areOfOther(const std::vector<layers::Finding>& before, const std::vector<layers::Finding>& now) {
    std::set<std::string> told;
    for (const layers::Finding& finding : before) told.insert(finding.uid);
    return std::none_of(now.begin(), now.end(), [&](const layers::Finding& finding) { return told.contains(finding.uid); });
}

/// Chosen rows are seen as such: the frame of the focus in one of their cells would only grey its text.
class RowDelegate : public QStyledItemDelegate {
   public:
    using QStyledItemDelegate::QStyledItemDelegate;

   protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        if (option->state & QStyle::State_Selected) option->state &= ~QStyle::State_HasFocus;
    }
};

}  // namespace

FindingsPanel::FindingsPanel(QWidget* parent)
    : QWidget(parent), model_(new FindingsModel(this)), filter_(new FindingsFilter(*model_, this)), log_(new MessageLog(this)), tabs_(new QTabWidget(this)) {
    tabs_->setDocumentMode(true);
    tabs_->addTab(makeFindings(), QString());
    tabs_->addTab(makeMessages(), QString());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 6);
    layout->addWidget(tabs_);
    retranslateUi();
}

QTableView* FindingsPanel::makeView(QWidget* parent, QAbstractItemModel* model) {
    auto* view = new QTableView(parent);
    view->setModel(model);
    view->setItemDelegate(new RowDelegate(view));
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setShowGrid(false);
    view->setWordWrap(false);
    view->setTabKeyNavigation(false);
    view->verticalHeader()->hide();
    // All rows are as high as a line: asking each would take its time.
    view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view->verticalHeader()->setDefaultSectionSize(view->fontMetrics().height() + 8);
    view->horizontalHeader()->setStretchLastSection(true);
    view->horizontalHeader()->setHighlightSections(false);
    view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    view->installEventFilter(this);
    return view;
}

QWidget* FindingsPanel::makeFindings() {
    auto* page = new QWidget(this);
    severity_ = new QComboBox(page);
    severity_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    words_ = new QLineEdit(page);
    words_->setClearButtonEnabled(true);
    state_ = new QLabel(page);
    state_->setTextFormat(Qt::PlainText);
    copyFindings_ = new QPushButton(page);
    findingsView_ = makeView(page, filter_);
    findingsView_->setObjectName(QStringLiteral("findings"));
    findingsView_->setSortingEnabled(true);
    findingsView_->sortByColumn(FindingsModel::SeverityColumn, Qt::AscendingOrder);
    findingsView_->horizontalHeader()->setResizeContentsPrecision(100);  // rows: each is laid out as text
    spareWidth_ = new SpareWidth(*findingsView_, FindingsModel::MessageColumn);

    auto* top = new QHBoxLayout;
    top->addWidget(severity_);
    top->addWidget(words_, 1);
    top->addWidget(state_, 1);
    top->addWidget(copyFindings_);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(2, 6, 2, 2);
    layout->addLayout(top);
    layout->addWidget(findingsView_, 1);

    connect(severity_, &QComboBox::currentIndexChanged, this, [this](int index) {
        filter_->setLeast(index == 1 ? std::optional(Severity::Error) : index == 2 ? std::optional(Severity::Warning) : std::nullopt);
        showState();
    });
    connect(words_, &QLineEdit::textChanged, this, [this](const QString& text) {
        filter_->setWords(text);
        showState();
    });
    connect(findingsView_, &QTableView::doubleClicked, this, &FindingsPanel::choose);
    connect(copyFindings_, &QPushButton::clicked, this, &FindingsPanel::copyFindings);
    return page;
}

QWidget* FindingsPanel::makeMessages() {
    auto* page = new QWidget(this);
    messagesView_ = makeView(page, log_);
    messagesView_->setObjectName(QStringLiteral("messages"));
    const int letter = fontMetrics().averageCharWidth();
    messagesView_->setColumnWidth(MessageLog::TimeColumn, letter * 12);
    messagesView_->setColumnWidth(MessageLog::SeverityColumn, letter * 14);
    message_ = new QLabel(page);
    message_->setTextFormat(Qt::PlainText);
    message_->setWordWrap(true);
    message_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    message_->hide();
    copyMessages_ = new QPushButton(page);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(message_, 1);
    bottom->addStretch();
    bottom->addWidget(copyMessages_, 0, Qt::AlignTop);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(2, 6, 2, 2);
    layout->addWidget(messagesView_, 1);
    layout->addLayout(bottom);
    connect(messagesView_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &FindingsPanel::showMessage);
    connect(copyMessages_, &QPushButton::clicked, this, &FindingsPanel::copyMessages);
    connect(log_, &QAbstractItemModel::rowsInserted, this, [this] {
        copyMessages_->setEnabled(true);
        showMessage();
    });
    return page;
}

void FindingsPanel::setFindings(const std::vector<layers::Finding>& findings, bool hasPlan, const std::string& marking) {
    marking_ = marking;
    // The row stays chosen as long as what it tells is there.
    std::optional<layers::Finding> chosen;
    if (const QModelIndex current = filter_->mapToSource(findingsView_->currentIndex()); current.isValid()) chosen = model_->findings()[static_cast<std::size_t>(current.row())];
    hasPlan_ = hasPlan;
    if (areOfOther(model_->findings(), findings)) hasFitted_ = false;
    model_->setFindings(findings);
    if (model_->rowCount() > 0 && !std::exchange(hasFitted_, true)) fitFindings();
    if (chosen && !findingsView_->currentIndex().isValid())
        for (std::size_t i = 0; i < findings.size(); ++i) {
            if (findings[i].uid != chosen->uid || findings[i].rule != chosen->rule || findings[i].message != chosen->message) continue;
            const QModelIndex row = filter_->mapFromSource(model_->index(static_cast<int>(i), 0));
            if (row.isValid()) findingsView_->setCurrentIndex(row);
            break;
        }
    showState();
}

/// What is wrong has the room that the names of features leave. Columns that a person gave their widths stay as they are.
void FindingsPanel::fitFindings() {
    if (spareWidth_->isOfPerson()) return;
    constexpr int kMessageLetters = 60;  // that are kept for it where features have long names
    constexpr int kLeastNameLetters = 24, kMostNameLetters = 36;  // what is found later may have longer names
    const int letterPx = fontMetrics().averageCharWidth();
    findingsView_->resizeColumnToContents(FindingsModel::FeatureColumn);
    const int neededPx = std::max(findingsView_->columnWidth(FindingsModel::FeatureColumn), letterPx * kLeastNameLetters);
    for (const auto& [column, letters] : {std::pair(FindingsModel::SeverityColumn, 14), std::pair(FindingsModel::RuleColumn, 18), std::pair(FindingsModel::MessageColumn, kMessageLetters)})
        findingsView_->setColumnWidth(column, letterPx * letters);
    findingsView_->setColumnWidth(FindingsModel::FeatureColumn, std::min(neededPx, letterPx * kMostNameLetters));
    spareWidth_->begin({{FindingsModel::FeatureColumn, neededPx}});
}

void FindingsPanel::showFindings() {
    tabs_->setCurrentIndex(0);
    // Before the focus, which would make the first cell the current one without choosing it.
    if (!findingsView_->selectionModel()->hasSelection() && filter_->rowCount() > 0) findingsView_->setCurrentIndex(filter_->index(0, 0));
    findingsView_->setFocus();
}

void FindingsPanel::showMessages() {
    tabs_->setCurrentIndex(1);
    if (!messagesView_->selectionModel()->hasSelection() && log_->rowCount() > 0) messagesView_->setCurrentIndex(log_->index(0, 0));
    messagesView_->setFocus();
}

QString FindingsPanel::summary() const {
    QStringList parts;
    if (const int errors = model_->count(Severity::Error)) parts << (errors == 1 ? tr("1 error") : tr("%1 errors").arg(QLocale().toString(errors)));
    if (const int warnings = model_->count(Severity::Warning)) parts << (warnings == 1 ? tr("1 warning") : tr("%1 warnings").arg(QLocale().toString(warnings)));
    if (const int notes = model_->count(Severity::Note); notes > 0 && parts.isEmpty()) parts << (notes == 1 ? tr("1 note") : tr("%1 notes").arg(QLocale().toString(notes)));
    return parts.join(QStringLiteral(", "));
}

void FindingsPanel::showState() {
    const int shown = filter_->rowCount(), all = model_->rowCount();
    QString text;
    if (!hasPlan_) text = tr("No plan is open.");
    else if (all == 0) text = tr("The rules find nothing to object to.");
    else if (shown < all) text = tr("%1 of %2").arg(QLocale().toString(shown), QLocale().toString(all));
    else text = summary();
    state_->setText(text);
    copyFindings_->setEnabled(shown > 0);
}

void FindingsPanel::showMessage() {
    const QModelIndex current = messagesView_->currentIndex();
    const bool isEmpty = log_->rowCount() == 0;
    message_->setText(isEmpty ? tr("Nothing has gone wrong in this run, and there was nothing to tell.") : current.isValid() ? current.siblingAtColumn(MessageLog::TextColumn).data(Qt::ToolTipRole).toString() : QString());
    message_->setVisible(isEmpty || current.isValid());
}

void FindingsPanel::choose(const QModelIndex& index) {
    const QModelIndex row = filter_->mapToSource(index);
    if (!row.isValid()) return;
    const layers::Finding& finding = model_->findings()[static_cast<std::size_t>(row.row())];
    emit chosen({finding.kind, finding.uid});
}

void FindingsPanel::copyFindings() const {
    QStringList lines;
    for (const QModelIndex& row : chosenRows(*findingsView_)) {
        const int source = filter_->mapToSource(row).row();
        QStringList cells;
        for (int column = 0; column < FindingsModel::ColumnCount; ++column) cells << model_->textAt(source, column);
        lines << cells.join(QLatin1Char('\t'));
    }
    QGuiApplication::clipboard()->setText(withMarkingLines(lines.join(QLatin1Char('\n')), marking_));
}

void FindingsPanel::copyMessages() const {
    QStringList lines;
    for (const QModelIndex& row : chosenRows(*messagesView_)) lines << log_->fullText(row.row());
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

bool FindingsPanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Copy)) {
            watched == findingsView_ ? copyFindings() : copyMessages();
            return true;
        }
        if (watched == findingsView_ && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)) {
            choose(findingsView_->currentIndex());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FindingsPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

void FindingsPanel::retranslateUi() {
    tabs_->setTabText(0, tr("Findings in the plan"));
    tabs_->setTabText(1, tr("Messages of this run"));
    tabs_->setAccessibleName(tr("Findings and messages"));
    const int chosen = std::max(0, severity_->currentIndex());
    severity_->clear();
    severity_->addItems({tr("All"), tr("Errors"), tr("Errors and warnings")});
    severity_->setCurrentIndex(chosen);
    severity_->setAccessibleName(tr("Severity that is shown"));
    words_->setPlaceholderText(tr("Filter by words"));
    words_->setAccessibleName(tr("Words that findings must hold"));
    copyFindings_->setText(tr("Copy"));
    copyFindings_->setToolTip(tr("Copies the chosen rows, or all, to paste them into a text or a spreadsheet"));
    copyFindings_->setAccessibleName(tr("Copy the findings"));
    copyMessages_->setText(tr("Copy"));
    copyMessages_->setToolTip(copyFindings_->toolTip());
    copyMessages_->setAccessibleName(tr("Copy the messages"));
    copyMessages_->setEnabled(log_->rowCount() > 0);
    findingsView_->setAccessibleName(tr("Findings in the plan"));
    findingsView_->setToolTip(tr("Enter or a double click: selects it, opens its properties and flies there"));
    messagesView_->setAccessibleName(tr("Messages of this run"));
    model_->retranslate();
    fitFindings();
    log_->retranslate();
    showState();
    showMessage();
}

}  // namespace saban::app
