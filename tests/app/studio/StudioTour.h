#pragma once

#include "app/studio/journal/Journal.h"
#include "tests/app/studio/BuildHarness.h"

#include <functional>

namespace vitrine::test {

/// The studio with a screen of 1920 × 1080 pixels: offscreen, Qt's own has 800 × 800, and long menus would scroll.
/// Before the application is made.
void useLargeScreen();

/// Leads the Network room through all of its views, one start of the studio for all of them.
class StudioTour : public BuildHarness {
protected:
    /// What is done with each view; `name` is in English and fit for a file.
    using Look = std::function<void(const QString &name)>;

    /// Comes back after a crash with three networks, in a language and a size.
    void beginTour(const QString &language, QSize size);
    void endTour();
    void tour(const Look &seen);
    /// Of all windows that are open: what is cut off for longer than what arrives takes to be laid out.
    QStringList faults() const;
    void settle() const; ///< until all has been computed and laid out

private:
    void openAgain(const QString &preset) const; ///< in a tab of its own
    void edit(const char *block, const std::function<void(Block *)> &change) const;
    QDialog *dialog() const; ///< that is open
    void closeDialog() const;

    void documents(const Look &look);
    void building(const Look &look);
    void searching(const Look &look);
    void mistakes(const Look &look);
    void panels(const Look &look);
    void laboratories(const Look &look);
    void pagesOf(QWidget *lab, const QString &name, const Look &look);
    void stepping(const Look &look);
    void changing(const Look &look);
    void training(const Look &look);
    void comparing(const Look &look);
    void neurons(const Look &look);
    void dialogs(const Look &look);

    std::unique_ptr<Journal> m_journal;
};

} // namespace vitrine::test
