#pragma once

#include <QString>
#include <QWidget>
#include <functional>
#include <string>
#include <vector>

#include "layers/edit/field_edits.h"
#include "layers/model/uid.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QVBoxLayout;

namespace saban::app {

/// One field of a form: an input, and below it why what was given there is refused.
///
/// What a person is typing stays as it is until it was accepted or Escape takes it back, whatever the plan does meanwhile.
class FieldEditor : public QWidget {
    Q_OBJECT

   public:
    /// `title`: for those who hear the form.
    FieldEditor(const QString& title, QWidget* parent);

    /// What the features hold. Differing values are shown as "—".
    virtual void setValue(const layers::SharedValue& value) = 0;
    virtual void setEditable(bool isEditable) = 0;
    /// Gives what was typed and not given yet.
    virtual void commit() {}

    /// What was given holds now.
    virtual void accept();
    /// It does not, and stays as it is beside the reason.
    virtual void refuse(const QString& reason);
    /// Why the last value was refused; empty: it was not.
    QString reason() const;
    /// A faint line below: what a code means.
    void setHint(const QString& hint);
    /// What takes the keys.
    QWidget* input() const { return input_; }

   signals:
    void entered(const saban::layers::Value& value);
    /// Of a list: one of its entries was ticked or cleared.
    void ticked(const std::string& uid, bool isTicked);

   protected:
    void setInput(QWidget* input);

   private:
    QString title_;
    QVBoxLayout* layout_;
    QWidget* input_ = nullptr;
    QLabel* reason_;
    QLabel* hint_;
};

/// One line of text: texts, numbers, days, moments.
class LineEditor : public FieldEditor {
    Q_OBJECT

   public:
    LineEditor(const QString& title, layers::FieldType type, QWidget* parent);

    void setValue(const layers::SharedValue& value) override;
    void setEditable(bool isEditable) override;
    void commit() override;
    void accept() override;
    /// What holds where nothing is given.
    void setDefaultText(const QString& text) { default_ = text; }
    void setSuggestions(const QStringList& texts);

   protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

   private:
    layers::FieldType type_;
    QLineEdit* line_;
    QString shown_, default_;
    bool isTyped_ = false;  ///< by a person, and not accepted yet
};

/// Several lines of text. Given when the focus leaves, or with Ctrl + Enter.
///
/// A paragraph has no line breaks of its own: it is as high as its text, Enter gives it, and breaks that are pasted become spaces.
class NoteEditor : public FieldEditor {
    Q_OBJECT

   public:
    enum class Form { Lines, Paragraph };

    NoteEditor(const QString& title, QWidget* parent, Form form = Form::Lines);

    void setValue(const layers::SharedValue& value) override;
    void setEditable(bool isEditable) override;
    void commit() override;
    void accept() override;

   protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

   private:
    void fitHeight();

    QPlainTextEdit* text_;
    Form form_;
    QString shown_;
    bool isTyped_ = false, isFilling_ = false;
};

/// An entry of a list to choose from.
struct Choice {
    QString title;
    std::string value;
};

/// One of several. They are asked for only when the list opens, so that thousands cost nothing before.
class ChoiceEditor : public FieldEditor {
    Q_OBJECT

   public:
    /// `titleOf`: of a value that is shown while the list is closed.
    ChoiceEditor(const QString& title, std::function<std::vector<Choice>()> choices, std::function<QString(const std::string&)> titleOf, QWidget* parent);

    void setValue(const layers::SharedValue& value) override;
    void setEditable(bool isEditable) override;

   private:
    void fill();
    void showOnly(const layers::SharedValue& value);

    std::function<std::vector<Choice>()> choices_;
    std::function<QString(const std::string&)> titleOf_;
    QComboBox* combo_;
    layers::SharedValue shown_;
    bool isFilled_ = false;
};

class CheckEditor : public FieldEditor {
    Q_OBJECT

   public:
    CheckEditor(const QString& title, QWidget* parent);

    void setValue(const layers::SharedValue& value) override;
    void setEditable(bool isEditable) override;

   private:
    QCheckBox* box_;
};

/// Any number of several.
class ListEditor : public FieldEditor {
    Q_OBJECT

   public:
    ListEditor(const QString& title, QWidget* parent);

    struct Entry {
        QString title;
        layers::Uid uid;
        Qt::CheckState state = Qt::Unchecked;  ///< partial: of some features only
        bool operator==(const Entry&) const = default;
    };
    void setEntries(std::vector<Entry> entries, const QString& textWithout);
    /// Entries say all.
    void setValue(const layers::SharedValue&) override {}
    void setEditable(bool isEditable) override;

   private:
    std::vector<Entry> entries_;
    QListWidget* list_;
    bool isFilling_ = false;
};

}  // namespace saban::app
