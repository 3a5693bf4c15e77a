#include "viewer/app/field_editors.h"

#include <QAbstractItemView>
#include <QAbstractTextDocumentLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QStyle>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "viewer/app/plain_tool_tip.h"
#include "viewer/app/typed_values.h"

namespace saban::app {

namespace {

const QString kMixed = QStringLiteral("—");

/// Marks the input, or what takes the text within it.
void setRefused(QWidget* input, bool isRefused) {
    QList<QWidget*> marked;
    for (QLineEdit* line : input->findChildren<QLineEdit*>()) marked << line;
    for (QPlainTextEdit* text : input->findChildren<QPlainTextEdit*>()) marked << text;
    if (marked.isEmpty()) marked << input;
    for (QWidget* widget : marked) {
        if (widget->property("refused").toBool() == isRefused) continue;
        widget->setProperty("refused", isRefused);
        widget->style()->unpolish(widget);
        widget->style()->polish(widget);
    }
}

bool isUndoKey(const QEvent* event) {
    if (event->type() != QEvent::ShortcutOverride) return false;
    const auto* key = static_cast<const QKeyEvent*>(event);
    return key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo);
}

bool isEscape(const QEvent* event) { return event->type() == QEvent::KeyPress && static_cast<const QKeyEvent*>(event)->key() == Qt::Key_Escape; }

/// A list that does not change when the form is scrolled over it, and that asks for its entries before it shows them.
class ChoiceBox : public QComboBox {
   public:
    ChoiceBox(std::function<void()> fill, QWidget* parent) : QComboBox(parent), fill_(std::move(fill)) {
        setFocusPolicy(Qt::StrongFocus);
        setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        setMinimumContentsLength(8);
        setMaxVisibleItems(16);
        if (auto* list = qobject_cast<QListView*>(view())) list->setUniformItemSizes(true);
    }

    void showPopup() override {
        fill_();
        QComboBox::showPopup();
    }

   protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }
    void keyPressEvent(QKeyEvent* event) override {
        if (event->key() != Qt::Key_Escape && event->key() != Qt::Key_Tab) fill_();
        QComboBox::keyPressEvent(event);
    }

   private:
    std::function<void()> fill_;
};

}  // namespace

FieldEditor::FieldEditor(const QString& title, QWidget* parent) : QWidget(parent), title_(title), layout_(new QVBoxLayout(this)), reason_(new QLabel(this)), hint_(new QLabel(this)) {
    layout_->setContentsMargins(0, 0, 0, 0);
    layout_->setSpacing(2);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    reason_->setObjectName(QStringLiteral("fieldReason"));
    hint_->setObjectName(QStringLiteral("faint"));
    for (QLabel* label : {reason_, hint_}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->hide();
    }
}

void FieldEditor::setInput(QWidget* input) {
    input_ = input;
    input->setAccessibleName(title_);
    setFocusProxy(input);
    layout_->insertWidget(0, input);
    layout_->addWidget(hint_);
    layout_->addWidget(reason_);
}

void FieldEditor::accept() {
    setRefused(input_, false);
    reason_->clear();
    reason_->hide();
    input_->setAccessibleDescription({});
}

void FieldEditor::refuse(const QString& reason) {
    QString shown = reason;
    if (!shown.isEmpty()) shown[0] = shown[0].toUpper();
    setRefused(input_, true);
    reason_->setText(shown);
    reason_->show();
    input_->setAccessibleDescription(shown);
}

QString FieldEditor::reason() const { return reason_->text(); }

void FieldEditor::setHint(const QString& hint) {
    hint_->setText(hint);
    hint_->setVisible(!hint.isEmpty());
}

// ---- one line

LineEditor::LineEditor(const QString& title, layers::FieldType type, QWidget* parent) : FieldEditor(title, parent), type_(type), line_(new QLineEdit(this)) {
    setInput(line_);
    line_->installEventFilter(this);
    connect(line_, &QLineEdit::textEdited, this, [this] { isTyped_ = true; });
    connect(line_, &QLineEdit::editingFinished, this, &LineEditor::commit);
}

void LineEditor::setValue(const layers::SharedValue& value) {
    shown_ = value.isMixed ? QString{} : shownText(value.value, type_);
    line_->setPlaceholderText(value.isMixed ? kMixed : default_);
    constexpr qsizetype kMostLetters = 24;  // that fit into a narrow panel
    line_->setToolTip(shown_.size() > kMostLetters ? plainToolTip(shown_) : QString{});
    if (isTyped_ || line_->text() == shown_) return;
    line_->setText(shown_);
    line_->setCursorPosition(0);
}

void LineEditor::setEditable(bool isEditable) { line_->setReadOnly(!isEditable); }

void LineEditor::commit() {
    if (!isTyped_) return;
    if (line_->text() == shown_ && reason().isEmpty() && line_->placeholderText() != kMixed) {
        isTyped_ = false;
        return;
    }
    emit entered(typedValue(line_->text(), type_));
}

void LineEditor::accept() {
    isTyped_ = false;
    FieldEditor::accept();
}

void LineEditor::setSuggestions(const QStringList& texts) {
    auto* completer = new QCompleter(texts, line_);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setCompletionMode(QCompleter::PopupCompletion);
    line_->setCompleter(completer);
    // A suggestion that was taken is no typing to the line.
    connect(completer, qOverload<const QString&>(&QCompleter::activated), this, [this] { isTyped_ = true; });
}

bool LineEditor::eventFilter(QObject* watched, QEvent* event) {
    if (isUndoKey(event) && !isTyped_) {
        event->ignore();
        return true;  // it takes back the last edit of the plan
    }
    if (isEscape(event) && isTyped_) {
        accept();
        line_->setText(shown_);
        return true;
    }
    return FieldEditor::eventFilter(watched, event);
}

// ---- several lines

NoteEditor::NoteEditor(const QString& title, QWidget* parent, Form form) : FieldEditor(title, parent), text_(new QPlainTextEdit(this)), form_(form) {
    setInput(text_);
    text_->setTabChangesFocus(true);
    text_->installEventFilter(this);
    fitHeight();
    if (form_ == Form::Paragraph) {
        text_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);  // it would take width from the text, which would need another line then
        connect(text_->document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this, &NoteEditor::fitHeight);
    }
    connect(text_, &QPlainTextEdit::textChanged, this, [this] { isTyped_ = isTyped_ || !isFilling_; });
}

void NoteEditor::fitHeight() {
    constexpr int kUsual = 4, kLeast = 2, kFramePx = 12;
    const int lines = form_ == Form::Lines ? kUsual : std::max(kLeast, static_cast<int>(text_->document()->size().height()));  // of such a document: lines, not pixels
    text_->setFixedHeight(text_->fontMetrics().lineSpacing() * lines + kFramePx);
}

void NoteEditor::setValue(const layers::SharedValue& value) {
    shown_ = value.isMixed ? QString{} : QString::fromStdString(layers::textOf(value.value));
    text_->setPlaceholderText(value.isMixed ? kMixed : QString{});
    if (isTyped_ || text_->toPlainText() == shown_) return;
    isFilling_ = true;
    text_->setPlainText(shown_);
    isFilling_ = false;
}

void NoteEditor::setEditable(bool isEditable) { text_->setReadOnly(!isEditable); }

void NoteEditor::commit() {
    if (!isTyped_) return;
    if (text_->toPlainText() == shown_ && text_->placeholderText() != kMixed) {
        isTyped_ = false;
        return;
    }
    const QString text = text_->toPlainText();
    emit entered(typedValue(form_ == Form::Lines ? text : text.simplified(), layers::FieldType::Text));
}

void NoteEditor::accept() {
    isTyped_ = false;
    FieldEditor::accept();
}

bool NoteEditor::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason) commit();
    if (isUndoKey(event) && !isTyped_) {
        event->ignore();
        return true;
    }
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && (form_ == Form::Paragraph || key->modifiers() & Qt::ControlModifier)) {
            commit();
            return true;
        }
        if (isEscape(event) && isTyped_) {
            accept();
            isFilling_ = true;
            text_->setPlainText(shown_);
            isFilling_ = false;
            return true;
        }
    }
    return FieldEditor::eventFilter(watched, event);
}

// ---- one of several

ChoiceEditor::ChoiceEditor(const QString& title, std::function<std::vector<Choice>()> choices, std::function<QString(const std::string&)> titleOf, QWidget* parent)
    : FieldEditor(title, parent), choices_(std::move(choices)), titleOf_(std::move(titleOf)), combo_(new ChoiceBox([this] { fill(); }, this)) {
    setInput(combo_);
    connect(combo_, &QComboBox::activated, this, [this](int index) {
        const std::string value = combo_->itemData(index).toString().toStdString();
        if (!shown_.isMixed && value == layers::textOf(shown_.value)) return;
        emit entered(value.empty() ? layers::Value{} : layers::Value{value});
    });
}

void ChoiceEditor::setValue(const layers::SharedValue& value) {
    if (combo_->view()->isVisible()) return;  // a person is choosing
    shown_ = value;
    showOnly(value);
}

void ChoiceEditor::showOnly(const layers::SharedValue& value) {
    isFilled_ = false;
    combo_->clear();
    combo_->setPlaceholderText(kMixed);
    if (value.isMixed) {
        combo_->setCurrentIndex(-1);
        return;
    }
    const std::string text = layers::textOf(value.value);
    combo_->addItem(titleOf_(text), QString::fromStdString(text));
    combo_->setCurrentIndex(0);
}

void ChoiceEditor::fill() {
    if (isFilled_) return;
    isFilled_ = true;
    const std::vector<Choice> choices = choices_();
    const std::string present = layers::textOf(shown_.value);
    combo_->setUpdatesEnabled(false);
    combo_->clear();
    int index = -1;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        combo_->addItem(choices[i].title, QString::fromStdString(choices[i].value));
        if (choices[i].value == present) index = static_cast<int>(i);
    }
    if (index < 0 && !shown_.isMixed) {  // what holds is none of them: an unknown type, a feature that is gone
        combo_->insertItem(0, titleOf_(present), QString::fromStdString(present));
        index = 0;
    }
    combo_->setCurrentIndex(shown_.isMixed ? -1 : index);
    combo_->setUpdatesEnabled(true);
}

void ChoiceEditor::setEditable(bool isEditable) { combo_->setEnabled(isEditable); }

// ---- yes or no

CheckEditor::CheckEditor(const QString& title, QWidget* parent) : FieldEditor(title, parent), box_(new QCheckBox(this)) {
    setInput(box_);
    constexpr int kAroundPx = 6;  // as tall as a line with its frame, so that it stands beside its title
    box_->setMinimumHeight(box_->fontMetrics().height() + kAroundPx);
    connect(box_, &QCheckBox::clicked, this, [this](bool isOn) {
        box_->setTristate(false);
        emit entered(layers::Value{static_cast<std::int64_t>(isOn)});
    });
}

void CheckEditor::setValue(const layers::SharedValue& value) {
    box_->setTristate(value.isMixed);
    const auto* whole = std::get_if<std::int64_t>(&value.value);
    box_->setCheckState(value.isMixed ? Qt::PartiallyChecked : whole && *whole ? Qt::Checked : Qt::Unchecked);
}

void CheckEditor::setEditable(bool isEditable) { box_->setEnabled(isEditable); }

// ---- any number of several

ListEditor::ListEditor(const QString& title, QWidget* parent) : FieldEditor(title, parent), list_(new QListWidget(this)) {
    setInput(list_);
    list_->setSelectionMode(QAbstractItemView::SingleSelection);
    list_->setUniformItemSizes(true);
    connect(list_, &QListWidget::itemChanged, this, [this](QListWidgetItem* item) {
        if (isFilling_) return;
        emit ticked(item->data(Qt::UserRole).toString().toStdString(), item->checkState() == Qt::Checked);
    });
}

void ListEditor::setEntries(std::vector<Entry> entries, const QString& textWithout) {
    setHint(entries.empty() ? textWithout : QString{});
    list_->setVisible(!entries.empty());
    const auto isSameEntry = [](const Entry& a, const Entry& b) { return a.uid == b.uid && a.title == b.title; };
    const bool isSame = static_cast<int>(entries.size()) == list_->count() && std::equal(entries.begin(), entries.end(), entries_.begin(), entries_.end(), isSameEntry);
    isFilling_ = true;
    if (!isSame) {
        list_->clear();
        for (const Entry& entry : entries) {
            auto* item = new QListWidgetItem(entry.title, list_);
            item->setData(Qt::UserRole, QString::fromStdString(entry.uid));
        }
        constexpr int kMostRows = 6;
        const int rows = std::clamp(list_->count(), 1, kMostRows);
        list_->setFixedHeight(rows * std::max(list_->sizeHintForRow(0), list_->fontMetrics().height() + 6) + 2 * list_->frameWidth() + 6);
    }
    for (std::size_t i = 0; i < entries.size(); ++i) list_->item(static_cast<int>(i))->setCheckState(entries[i].state);
    isFilling_ = false;
    entries_ = std::move(entries);
}

void ListEditor::setEditable(bool isEditable) { list_->setEnabled(isEditable); }

}  // namespace saban::app
