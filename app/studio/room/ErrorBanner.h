#pragma once

#include "core/base/Result.h"

#include <QFrame>

#include <functional>

class QLabel;
class QToolButton;

namespace vitrine {

/// A strip above the stage that says what went wrong, or what the user should know, and gets out of the way. Not modal:
/// everything goes on working beneath it.
class ErrorBanner : public QFrame {
    Q_OBJECT

public:
    explicit ErrorBanner(QWidget *parent = nullptr);

    void showError(const Error &error);
    /// Milder: goes away by itself when the next one comes, and has no details.
    void showNotice(const Message &message);
    /// A notice of what was done, with a button that does something about it.
    void offer(const Message &message, const QString &action, const std::function<void()> &act);
    /// Hides a notice that is no longer true; an error stays.
    void dropNotice();
    QString text() const;
    QToolButton *action() const { return m_action; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void apply();
    void retranslate();
    void copyDetails() const;

    Error m_error;
    bool m_isNotice = false;
    QLabel *m_sign;
    QLabel *m_text;
    std::function<void()> m_act; ///< of the button; empty: there is none
    QToolButton *m_action;
    QToolButton *m_copy;
    QToolButton *m_close;
};

} // namespace vitrine
