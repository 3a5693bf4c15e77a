#pragma once

#include <QComboBox>
#include <QString>
#include <cstdint>

namespace saban::app {

class PlanSession;

/// What a plan is compared with.
struct CompareSource {
    enum class Sort { None, Opening, File, Past };
    Sort sort = Sort::None;
    QString file{};           ///< of the other plan, or of that of which it is a past state
    std::int64_t pastId = 0;  ///< as `PastState::id`
    bool isNone() const { return sort == Sort::None; }
};

/// In the middle of a sentence: "the state at the opening of this session".
QString calledInSentences(const CompareSource& source);

/// The list of states that a plan can be compared with: another file, the state at the opening of the session, and the past states that
/// the plan's file remembers with time, label and author, newest first.
class CompareSourceBox : public QComboBox {
    Q_OBJECT

   public:
    explicit CompareSourceBox(QWidget* parent = nullptr);

    /// Lists the past states anew, and shows which state is compared with.
    void fill(const PlanSession& session, const CompareSource& source);

   signals:
    void chosen(const saban::app::CompareSource& source);
    /// Another file is wanted; the list shows what was chosen before.
    void fileWanted();

   private:
    void choose(int index);

    CompareSource source_;
    QString planFile_;
};

}  // namespace saban::app
