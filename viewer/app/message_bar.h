#pragma once

#include <QString>
#include <QWidget>
#include <functional>
#include <utility>
#include <vector>

class QVBoxLayout;
class QScrollArea;

namespace saban::app {

/// Messages over the table, newest on top. Each stays until a person closes it; its text can be selected and copied.
/// The same message shown again does not stack. Hidden while there is none.
class MessageBar : public QWidget {
    Q_OBJECT

   public:
    enum class Severity { Error, Warning, Note };

    /// A thing that a person can do about a message; the label must be translated already.
    struct Remedy {
        QString label;
        std::function<void()> act;
    };

    explicit MessageBar(QWidget* parent);

    void show(Severity severity, const QString& text, const QString& details = {}, const Remedy& remedy = {});
    /// Is told of every message that is shown from now on.
    using Listener = std::function<void(Severity severity, const QString& text, const QString& details)>;
    void addListener(Listener listener) { listeners_.push_back(std::move(listener)); }
    void closeAll();
    /// Newest first.
    QStringList messages() const;

    /// Lies in the upper middle of its parent, which has this size, below what fills so much of its upper edge; never more than about half of its height.
    void place(QSize room, int filledPx = 0);

   private:
    void closeMessage(QWidget* message);
    void fit();

    QScrollArea* scroll_;
    QWidget* list_;
    QVBoxLayout* layout_;
    QSize room_;
    int filledPx_ = 0;
    std::vector<Listener> listeners_;
};

}  // namespace saban::app
