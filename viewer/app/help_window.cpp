#include "viewer/app/help_window.h"

#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScreen>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextDocument>
#include <QTextTable>
#include <QVBoxLayout>
#include <algorithm>

#include "viewer/app/theme.h"

namespace saban::app {

namespace {

constexpr QSize kSizePx(940, 660);
constexpr int kContentsPx = 260;

QStringList wordsOf(const QString& search) {
    return foldedByCharacter(search.normalized(QString::NormalizationForm_C)).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

bool holdsAll(const QString& text, const QStringList& words) {
    return std::all_of(words.begin(), words.end(), [&](const QString& word) { return text.contains(word); });
}

/// Tables as wide as the page, with plain thin lines, and first columns that stand below each other.
void dressTables(QTextDocument& document) {
    constexpr double kFirstShare = 30.0;  // percent
    QList<QTextFrame*> frames = document.rootFrame()->childFrames();
    for (QTextFrame* frame : frames) {
        auto* table = qobject_cast<QTextTable*>(frame);
        if (!table) continue;
        QTextTableFormat format = table->format();
        format.setWidth(QTextLength(QTextLength::PercentageLength, 100.0));
        if (table->columns() == 2)
            format.setColumnWidthConstraints({QTextLength(QTextLength::PercentageLength, kFirstShare), QTextLength(QTextLength::PercentageLength, 100.0 - kFirstShare)});
        format.setCellPadding(5.0);
        format.setCellSpacing(0.0);
        format.setBorder(1.0);
        format.setBorderCollapse(true);
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setBorderBrush(theme().groove);
        format.setTopMargin(6.0);
        format.setBottomMargin(12.0);
        table->setFormat(format);
    }
}

}  // namespace

HelpWindow::HelpWindow(QWidget* parent)
    : QDialog(parent), search_(new QLineEdit(this)), contents_(new QListWidget(this)), nothing_(new QLabel(this)), text_(new QTextBrowser(this)) {
    setObjectName(QStringLiteral("help"));
    setWindowFlag(Qt::WindowMaximizeButtonHint);
    search_->setClearButtonEnabled(true);
    nothing_->setObjectName(QStringLiteral("faint"));
    nothing_->setWordWrap(true);
    text_->setOpenLinks(false);
    text_->document()->setDocumentMargin(18.0);
    text_->setFrameShape(QFrame::NoFrame);
    auto* left = new QWidget(this);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(10, 10, 4, 10);
    column->addWidget(search_);
    column->addWidget(nothing_);
    column->addWidget(contents_, 1);
    auto* splitter = new QSplitter(this);
    splitter->addWidget(left);
    splitter->addWidget(text_);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({kContentsPx, kSizePx.width() - kContentsPx});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    resize(kSizePx.boundedTo(screen()->availableSize() * 0.9));
    connect(search_, &QLineEdit::textChanged, this, &HelpWindow::list);
    connect(contents_, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        if (item) showPage(item->data(Qt::UserRole).toString());
    });
    connect(text_, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) { showPage(link.path()); });
    retranslateUi();
    search_->setFocus();
}

void HelpWindow::showPage(const QString& name) {
    const auto page = std::find_if(pages_.begin(), pages_.end(), [&](const HelpPage& each) { return each.name == name; });
    if (page == pages_.end()) return;
    if (name != page_ || text_->toPlainText().isEmpty()) {
        page_ = name;
        text_->setMarkdown(page->markdown);
        dressTables(*text_->document());
        text_->moveCursor(QTextCursor::Start);
    }
    mark();
    const QSignalBlocker quiet(contents_);
    contents_->setCurrentItem(nullptr);
    for (int row = 0; row < contents_->count(); ++row)
        if (contents_->item(row)->data(Qt::UserRole).toString() == name) contents_->setCurrentRow(row);
}

void HelpWindow::search(const QString& words) { search_->setText(words); }

QStringList HelpWindow::listed() const {
    QStringList names;
    for (int row = 0; row < contents_->count(); ++row) names << contents_->item(row)->data(Qt::UserRole).toString();
    return names;
}

void HelpWindow::list() {
    const QStringList words = wordsOf(search_->text());
    QStringList titled;
    {
        const QSignalBlocker quiet(contents_);
        contents_->clear();
        // Pages that are about it come before those that only speak of it.
        for (const bool isByTitle : {true, false})
            for (const HelpPage& page : pages_) {
                const bool isInTitle = holdsAll(foldedByCharacter(page.title), words);
                if (isInTitle != isByTitle || !(isInTitle || holdsAll(page.plain, words))) continue;
                auto* item = new QListWidgetItem(page.title, contents_);
                item->setData(Qt::UserRole, page.name);
                if (isInTitle) titled << page.name;
            }
    }
    nothing_->setVisible(contents_->count() == 0);
    const QStringList names = listed();
    const QStringList& fitting = titled.isEmpty() ? names : titled;
    showPage(fitting.contains(page_) || fitting.isEmpty() ? page_ : fitting.front());
}

/// What is searched for, on the page.
void HelpWindow::mark() {
    QList<QTextEdit::ExtraSelection> marks;
    for (const QString& word : wordsOf(search_->text()))
        for (QTextBlock block = text_->document()->begin(); block.isValid(); block = block.next()) {
            const QString folded = foldedByCharacter(block.text());
            for (qsizetype at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.size())) {
                QTextEdit::ExtraSelection mark;
                mark.cursor = QTextCursor(block);
                mark.cursor.setPosition(block.position() + static_cast<int>(at));
                mark.cursor.setPosition(block.position() + static_cast<int>(at + word.size()), QTextCursor::KeepAnchor);
                mark.format.setBackground(theme().accent);
                mark.format.setForeground(theme().onAccent);
                marks << mark;
            }
        }
    text_->setExtraSelections(marks);
}

void HelpWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QDialog::changeEvent(event);
}

void HelpWindow::retranslateUi() {
    setWindowTitle(tr("Help"));
    search_->setPlaceholderText(tr("Search the help"));
    search_->setAccessibleName(tr("Search the help"));
    contents_->setAccessibleName(tr("Contents"));
    text_->setAccessibleName(tr("Page of the help"));
    nothing_->setText(tr("No page holds all these words."));
    pages_ = helpPages(language());
    text_->clear();
    list();
}

}  // namespace saban::app
