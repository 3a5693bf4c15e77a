#pragma once

#include <QString>
#include <QWidget>
#include <vector>

class QFrame;
class QLabel;
class QLineEdit;
class QListView;
class QStandardItemModel;

namespace saban::app {

/// A line of the list below the field.
struct SearchRow {
    QString title{};
    QString kind{};   ///< what it is, in a word or two
    QString where{};  ///< and where
};

/// A field to type into, with a list of what was found below it, over whatever lies there. Arrows and Page keys move in the list while the
/// field keeps the keys, Enter or a click chooses, Escape clears and leaves.
/// Thread safety: GUI thread.
class SearchField : public QWidget {
    Q_OBJECT

   public:
    explicit SearchField(QWidget* parent = nullptr);

    /// Puts the keys into the field, all of its text marked.
    void focusField();
    QString text() const;
    void setText(const QString& text);
    /// Shows the list while the field has the keys. `note` stands below it: why nothing was found, or that there is more.
    void setRows(const std::vector<SearchRow>& rows, const QString& note);
    void hideList();

    /// What stands in the list, for tests and for reading aloud.
    std::vector<SearchRow> rows() const;
    QString note() const;
    int currentRow() const;
    bool isListShown() const;

   signals:
    void typed(const QString& text);
    /// Enter, or a click: `row` is -1 when there is none in the list.
    void chosen(int row);
    /// Escape: what was typed is gone.
    void left();
    void focusChanged(bool hasFocus);

   protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

   private:
    void makeList();
    void placeList();
    void moveBy(int rows);
    bool takeKey(int key);
    void tellCurrent();
    void retranslateUi();

    QLineEdit* edit_;
    QFrame* list_ = nullptr;  ///< a child of the window, made with the first answer
    QListView* view_ = nullptr;
    QLabel* note_ = nullptr;
    QStandardItemModel* model_;
};

}  // namespace saban::app
