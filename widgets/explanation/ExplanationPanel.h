#pragma once

#include "core/blocks/Explanation.h"

#include <QWidget>

#include <memory>
#include <vector>

class QAction;
class QLabel;
class QSortFilterProxyModel;
class QTabWidget;
class QTableView;
class QToolButton;

namespace vitrine {

class ExplanationModel;
class PatchView;
class Selection;
class SourcesView;
class StepCursor;

/// How the selected number came about: the formula, the real numbers in it, every term with its place, the sum, and the
/// receptive field lit. Clicking a term goes deeper; back and forward go through what was asked.
///
/// It asks for nothing itself: who owns the session answers Selection::placeChanged with setExplanation().
class ExplanationPanel : public QWidget {
    Q_OBJECT
public:
    explicit ExplanationPanel(QWidget *parent = nullptr);

    void setSelection(Selection *selection);
    void setCursor(StepCursor *cursor);
    void setExplanation(std::shared_ptr<const Explanation> explanation);
    /// Why there is none.
    void showMessage(const QString &message);

    const std::shared_ptr<const Explanation> &explanation() const { return m_explanation; }
    ExplanationModel *model() const { return m_model; }
    QTableView *table() const { return m_table; }
    PatchView *patchView() const { return m_patch; }
    SourcesView *sourcesView() const { return m_sources; }
    QString title() const;
    QString numbersText() const;
    QString checkText() const;
    bool canGoBack() const { return m_at > 0; }
    bool canGoForward() const { return m_at + 1 < static_cast<int>(m_history.size()); }

public slots:
    void goBack();
    void goForward();
    void copyText() const;
    void copyExpression() const;

private:
    void setTexts();
    QWidget *makeHeader();
    void makeTable();
    void followPlace();
    void followStep();
    bool isReached(const Place &place) const;
    void showExplanation();
    void goTo(const Place &place);
    void visit(int at);
    void showButtons();
    void showEmpty(const QString &title, const QString &hint);
    void showNumber(const Place &place);

    Selection *m_selection = nullptr;
    StepCursor *m_cursor = nullptr;
    std::shared_ptr<const Explanation> m_explanation;
    std::vector<Place> m_history;
    int m_at = -1; ///< in the history
    bool m_isReached = true; ///< at the step that is shown
    QToolButton *m_back, *m_forward, *m_copy;
    QAction *m_copyText = nullptr, *m_copyExpression = nullptr;
    QLabel *m_title, *m_formula, *m_numbers, *m_check;
    QTabWidget *m_tabs;
    ExplanationModel *m_model;
    QSortFilterProxyModel *m_sorted;
    QTableView *m_table;
    PatchView *m_patch;
    SourcesView *m_sources;
};

} // namespace vitrine
